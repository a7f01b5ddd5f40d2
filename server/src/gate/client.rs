//! The client's network address: the socket's, or the nearest one that no trusted proxy vouches for.

use http::HeaderMap;
use std::net::IpAddr;

/// Reads `X-Forwarded-For` from the right and stops at the first address that is not a trusted proxy. What stands
/// left of it was written by the client and is worth nothing.
pub fn address(peer: Option<IpAddr>, headers: &HeaderMap, trusted: &[IpAddr]) -> String {
    let Some(peer) = peer else { return String::new() };
    if !trusted.contains(&peer) {
        return peer.to_string();
    }
    let hops: Vec<&str> = headers
        .get_all("x-forwarded-for")
        .iter()
        .filter_map(|v| v.to_str().ok())
        .flat_map(|line| line.split(','))
        .map(str::trim)
        .collect();
    for hop in hops.iter().rev() {
        match hop.parse::<IpAddr>() {
            Ok(address) if trusted.contains(&address) => continue,
            Ok(address) => return address.to_string(),
            Err(_) => break,
        }
    }
    peer.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_a_trusted_proxy_says_counts() {
        let proxy: IpAddr = "10.0.0.1".parse().unwrap();
        let stranger: IpAddr = "203.0.113.9".parse().unwrap();
        let mut headers = HeaderMap::new();
        headers.insert("x-forwarded-for", "1.1.1.1, 198.51.100.7, 10.0.0.1".parse().unwrap());
        assert_eq!(address(Some(stranger), &headers, &[proxy]), "203.0.113.9");
        assert_eq!(address(Some(proxy), &headers, &[proxy]), "198.51.100.7");
        assert_eq!(address(Some(proxy), &HeaderMap::new(), &[proxy]), "10.0.0.1");
    }
}
