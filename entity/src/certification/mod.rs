//! certification
