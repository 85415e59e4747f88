"""Who a paper is of and for: its authority, its committee, its authors."""
