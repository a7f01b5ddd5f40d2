//! No form of another site may change anything here.

use http::{HeaderMap, header};

/// Whether an unsafe request comes from our own pages. Browsers say so in `Sec-Fetch-Site` or `Origin`; when both are
/// missing and a session cookie is sent all the same, the `Referer` has to match.
pub fn trusted(headers: &HeaderMap, base_url: &str, has_cookie: bool) -> bool {
    let text = |name: &str| headers.get(name).and_then(|v| v.to_str().ok());
    let ours = |url: &str| {
        let host = headers.get(header::HOST).and_then(|v| v.to_str().ok()).unwrap_or("");
        let origin = url.splitn(4, '/').take(3).collect::<Vec<_>>().join("/");
        origin == base_url
            || (!host.is_empty() && base_url.starts_with("http://") && origin == format!("http://{host}"))
    };
    if let Some(site) = text("sec-fetch-site") {
        if site == "same-origin" || site == "none" {
            return true;
        }
        return text("origin").is_some_and(ours);
    }
    match (text("origin"), text("referer")) {
        (Some(origin), _) => ours(origin),
        (None, Some(referer)) => ours(referer),
        (None, None) => !has_cookie,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn case(pairs: &[(&'static str, &str)], cookie: bool) -> bool {
        let mut headers = HeaderMap::new();
        for (name, value) in pairs {
            headers.insert(*name, value.parse().unwrap());
        }
        trusted(&headers, "https://probity.example", cookie)
    }

    #[test]
    fn the_table_of_origins() {
        assert!(case(&[("sec-fetch-site", "same-origin")], true));
        assert!(case(&[("sec-fetch-site", "none")], true));
        assert!(!case(&[("sec-fetch-site", "cross-site")], true));
        assert!(!case(&[("sec-fetch-site", "same-site"), ("origin", "https://evil.example")], true));
        assert!(case(&[("origin", "https://probity.example")], true));
        assert!(!case(&[("origin", "https://probity.example.evil")], true));
        assert!(!case(&[("origin", "null")], true));
        assert!(case(&[("referer", "https://probity.example/suppliers")], true));
        assert!(!case(&[("referer", "https://evil.example/")], true));
        assert!(!case(&[], true));
        assert!(case(&[], false));
    }
}
