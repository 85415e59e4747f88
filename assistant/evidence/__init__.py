"""How well a paragraph fits a plan: fused searches, terms covered, time, kind of finding."""
