pub mod child;
pub mod sheet;
pub mod text;
