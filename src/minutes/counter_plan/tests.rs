//! What is said beside each proposal.
