//! Sessions on disk: the only module that touches files. The journal is the truth; everything else beside it
//! can be made again.

pub mod draft;
pub mod error;
pub mod fs;
pub mod journal;
pub mod kept;
pub mod lock;
pub mod paths;
pub mod replay;
pub mod settings;
pub mod shelf;
pub mod snapshot;
pub mod templates;
pub mod warning;

pub use error::StoreError;
pub use warning::Warning;
