//! What came back to a visitor: what it says, where it leads, what its forms ask, and whether it obeys the house.

use scraper::{ElementRef, Html, Selector};
use std::collections::{BTreeMap, BTreeSet};

/// What came back.
pub struct Doc {
    /// The status of the last answer.
    pub status: u16,
    /// Where the visitor ended.
    pub path: String,
    /// The document.
    pub html: String,
    /// The headers of the last answer.
    pub headers: BTreeMap<String, String>,
}

/// What the visitor types, in the order of the form.
pub type Typed<'a> = &'a [(&'a str, &'a str)];

fn select(css: &str) -> Selector {
    Selector::parse(css).expect("a selector")
}

impl Doc {
    /// The document, parsed.
    pub fn parsed(&self) -> Html {
        Html::parse_document(&self.html.replace("<!>", ""))
    }

    /// Everything that can be read in the main part.
    pub fn text(&self) -> String {
        let html = self.parsed();
        let main = html.select(&select("main")).next();
        let words = main.map(|m| m.text().collect::<Vec<_>>().join(" ")).unwrap_or_else(|| self.html.clone());
        words.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Asserts that something can be read.
    #[track_caller]
    pub fn says(&self, words: &str) -> &Self {
        assert!(self.text().contains(words), "`{words}` is not on {} ({}): {}", self.path, self.status, self.text());
        self
    }

    /// Asserts that something cannot be read.
    #[track_caller]
    pub fn keeps_silent_about(&self, words: &str) -> &Self {
        assert!(!self.text().contains(words), "`{words}` is on {}", self.path);
        self
    }

    /// The address of the first link whose text contains the words.
    #[track_caller]
    pub fn link(&self, words: &str) -> String {
        let html = self.parsed();
        let found = html
            .select(&select("a[href]"))
            .find(|a| a.text().collect::<String>().contains(words))
            .and_then(|a| a.value().attr("href"))
            .map(str::to_owned);
        found.unwrap_or_else(|| panic!("no link `{words}` on {}: {}", self.path, self.text()))
    }

    /// The value of the first hidden field of a name.
    #[track_caller]
    pub fn hidden(&self, name: &str) -> String {
        let html = self.parsed();
        let input = html.select(&select("input[type=hidden]")).find(|i| i.value().attr("name") == Some(name));
        input.and_then(|i| i.value().attr("value")).unwrap_or_else(|| panic!("no {name} on {}", self.path)).to_owned()
    }

    /// The last part of the address where the visitor ended, which is the id of a record.
    pub fn id(&self) -> String {
        let path = self.path.split(['?', '#']).next().unwrap_or_default();
        path.rsplit('/').next().unwrap_or_default().to_owned()
    }

    /// The addresses of every link that begins with a prefix.
    pub fn links(&self, prefix: &str) -> Vec<String> {
        let html = self.parsed();
        html.select(&select("a[href]"))
            .filter_map(|a| a.value().attr("href"))
            .filter(|h| h.starts_with(prefix))
            .map(str::to_owned)
            .collect()
    }

    /// Whether there is a form for an action.
    pub fn has_form(&self, action: &str) -> bool {
        self.parsed().select(&select("form")).any(|f| f.value().attr("action") == Some(action))
    }

    /// The fields of the first form for an action, with what is typed put in their place. Ticked boxes that the
    /// visitor does not mention stay as they are; a typed name that the form does not have fails the story.
    #[track_caller]
    pub fn fill(&self, action: &str, typed: Typed<'_>) -> Vec<(String, String)> {
        let html = self.parsed();
        let form = html
            .select(&select("form"))
            .find(|f| f.value().attr("action") == Some(action) && has_carried(*f, typed))
            .unwrap_or_else(|| panic!("no form for {action} on {} ({}): {}", self.path, self.status, self.text()));
        let mut known = BTreeSet::new();
        let mut fields = Vec::new();
        for control in form.select(&select("input[name], select[name], textarea[name], button[name]")) {
            let name = control.value().attr("name").unwrap_or_default().to_owned();
            known.insert(name.clone());
            if typed.iter().any(|(n, _)| *n == name) {
                continue;
            }
            if let Some(value) = current(control) {
                fields.push((name, value));
            }
        }
        for (name, value) in typed {
            assert!(
                known.contains(*name),
                "the form for {action} on {} has no field {name}; it has {known:?}",
                self.path
            );
            fields.push((name.to_string(), value.to_string()));
        }
        fields
    }

    /// The house rules: a title, one first heading, unique ids, labelled fields, forms that go somewhere, nothing
    /// inline that the content policy would refuse, no key instead of a text.
    #[track_caller]
    pub fn obeys_the_house(&self) {
        let html = self.parsed();
        let at = &self.path;
        assert!(html.errors.iter().all(|e| e.contains("foreign") || e.contains("DOCTYPE")), "{at}: {:?}", html.errors);
        let title: String = html.select(&select("title")).flat_map(|t| t.text()).collect();
        assert!(title.contains(" · "), "{at} has no title");
        assert_eq!(html.select(&select("h1")).count(), 1, "{at} has one first heading");
        let mut ids = BTreeSet::new();
        for element in html.select(&select("[id]")) {
            let id = element.value().attr("id").unwrap_or_default();
            assert!(ids.insert(id.to_owned()), "{at} has the id {id} twice");
        }
        let labels: BTreeSet<String> =
            html.select(&select("label[for]")).filter_map(|l| l.value().attr("for").map(str::to_owned)).collect();
        for control in html.select(&select("input, select, textarea")) {
            let hidden = matches!(control.value().attr("type"), Some("hidden" | "submit"));
            let labelled = control.value().attr("id").is_some_and(|id| labels.contains(id))
                || control.value().attr("aria-label").is_some()
                || control.ancestors().filter_map(ElementRef::wrap).any(|e| e.value().name() == "label");
            assert!(hidden || labelled, "{at}: {} has no label", control.html());
        }
        for form in html.select(&select("form")) {
            assert!(form.value().attr("action").is_some(), "{at} has a form that goes nowhere");
        }
        assert_eq!(html.select(&select("[style], [onclick], [onchange]")).count(), 0, "{at} has something inline");
        for script in html.select(&select("script")) {
            assert!(script.value().attr("nonce").is_some(), "{at} has a script without a nonce");
        }
    }
}

fn has_carried(form: ElementRef, typed: Typed<'_>) -> bool {
    // With several forms for one verb, a typed hidden value says which one is meant.
    form.select(&select("input[type=hidden]")).all(|input| {
        let name = input.value().attr("name").unwrap_or_default();
        typed.iter().all(|(n, v)| *n != name || input.value().attr("value") == Some(*v))
    })
}

fn current(control: ElementRef) -> Option<String> {
    let value = || control.value().attr("value").unwrap_or_default().to_owned();
    match control.value().name() {
        "button" => None,
        "textarea" => {
            let text: String = control.text().collect();
            Some(text)
        }
        "select" => {
            let options: Vec<ElementRef> = control.select(&select("option")).collect::<Vec<_>>();
            let chosen = options.iter().find(|o| o.value().attr("selected").is_some()).or(options.first())?;
            Some(chosen.value().attr("value").unwrap_or_default().to_owned())
        }
        _ => match control.value().attr("type") {
            Some("checkbox" | "radio") => control.value().attr("checked").is_some().then(value),
            Some("file" | "submit") => None,
            _ => Some(value()),
        },
    }
}
