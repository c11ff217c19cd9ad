//! Plans as administrations write them: a corpus with the tree each must give, and plans made at random of which the
//! tree is known. The scheme is learned from evidence, so a rule that helps one plan is judged by all the others.
pub(crate) mod corpus;
pub(crate) mod drawing;
pub(crate) mod generator;
pub(crate) mod lost;
