//! Acceptance tests and what they share.
