//! `probity`: see `probity --help`.

fn main() -> std::process::ExitCode {
    // One TLS provider for the process, named before anything can ask for one.
    let _ = rustls::crypto::ring::default_provider().install_default();
    server::command::main()
}
