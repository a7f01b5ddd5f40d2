//! questionnaire
pub mod rule;
