//! The one program of Probity: web server, jobs and command line.

pub mod api;
pub mod assets;
pub mod backup;
pub mod boot;
pub mod call;
pub mod command;
pub mod config;
pub mod connection;
pub mod content;
pub mod demo;
pub mod download;
pub mod draw;
pub mod export;
pub mod files;
pub mod gate;
pub mod import;
pub mod job;
pub mod mail;
pub mod page;
pub mod password;
pub mod sign_in;
pub mod upload;
pub mod verify;
pub mod web;
