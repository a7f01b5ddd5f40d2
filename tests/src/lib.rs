//! What the stories stand on: a real portal on a free port with a database of its own, and visitors who open pages,
//! fill in forms by their labels and read what they see.

pub mod bucket;
pub mod doc;
pub mod portal;
pub mod program;
pub mod steps;
pub mod visitor;

pub use doc::Doc;
pub use portal::{Cast, World};
pub use visitor::Visitor;
