//! Names of styles, faces and sizes.
