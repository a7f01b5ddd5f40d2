//! A browser by its name: what a person recognises of the long line that it sends.

use crate::words::Words;

/// The first mark that occurs decides: nearly every browser also calls itself Safari, and Android also Linux.
const BROWSERS: [(&str, &str); 9] = [
    ("MicroMessenger", "WeChat"),
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"),
    ("CriOS", "Chrome"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
];
const SYSTEMS: [(&str, &str); 8] = [
    ("HarmonyOS", "HarmonyOS"),
    ("Android", "Android"),
    ("iPhone", "iOS"),
    ("iPad", "iPadOS"),
    ("Windows", "Windows"),
    ("Mac OS X", "macOS"),
    ("CrOS", "ChromeOS"),
    ("Linux", "Linux"),
];

/// "Chrome on Windows"; what is unknown is said to be so.
pub fn agent(w: Words, sent: &str) -> String {
    let known =
        |names: &[(&str, &'static str)]| names.iter().find(|(mark, _)| sent.contains(mark)).map(|(_, name)| *name);
    match (known(&BROWSERS), known(&SYSTEMS)) {
        (Some("WeChat"), Some(system)) => w.account_agent_on(w.account_agent_wechat(), system),
        (Some(browser), Some(system)) => w.account_agent_on(browser, system),
        (Some(name), None) | (None, Some(name)) => name.to_owned(),
        (None, None) => w.account_agent_unknown().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use entity::lang::Lang;

    #[test]
    fn browsers_by_what_they_send() {
        let known = |sent: &str| agent(Words(Lang::En), sent);
        let windows = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0";
        assert_eq!(known(&format!("{windows} Safari/537.36")), "Chrome on Windows");
        assert_eq!(known(&format!("{windows} Safari/537.36 Edg/130.0")), "Edge on Windows");
        let phone = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)";
        assert_eq!(known(&format!("{phone} Version/17.5 Mobile/15E148 Safari/604.1")), "Safari on iOS");
        assert_eq!(known(&format!("{phone} Mobile/15E148 MicroMessenger/8.0.50")), "WeChat on iOS");
        assert_eq!(known("curl/8.5.0"), "Unknown program");
    }
}
