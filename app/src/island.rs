//! The islands: small pieces that make a page quicker where JavaScript runs. Every page works without them.
