"""What people say of the answers: blind sheets out and in, agreement, trust in the metrics."""
