//! Reading what others wrote: the bytes of a file in, a draft of the plan and what is doubtful about it out. Content
//! is never a reason to fail: only a file that cannot be read at all is refused.
pub mod arrange;
pub mod clean;
pub mod comment_table;
pub mod comments;
pub mod keys;
pub mod limits;
pub mod minutes;
pub mod outline;
pub mod plan;
pub mod plan_json;
pub mod readers;
pub mod report;
pub mod scheme;
pub mod shapes;
