//! The body of a past compte-rendu.
