//! Accepting and rejecting in the XML.
