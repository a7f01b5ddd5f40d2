//! The text of a version: a title and a body in a small part of Markdown (headings and paragraphs).

use sha2::{Digest, Sha256};

/// The text of a version in one language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text {
    /// Its title.
    pub title: String,
    /// Its body: `##` headings and paragraphs, separated by empty lines.
    pub body: String,
}

/// A part of a body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A heading (`#` or `##`).
    Heading(String),
    /// A heading one step lower (`###`).
    Subheading(String),
    /// A paragraph.
    Paragraph(String),
}

impl Text {
    /// Reads a Markdown file whose first heading (`# …`) is the title.
    pub fn from_markdown(markdown: &str) -> Self {
        let text = markdown.trim_start_matches('\u{FEFF}').replace("\r\n", "\n");
        let text = text.trim();
        match text.strip_prefix("# ") {
            Some(rest) => {
                let (title, body) = rest.split_once('\n').unwrap_or((rest, ""));
                Self { title: title.trim().to_owned(), body: body.trim().to_owned() }
            }
            None => Self { title: String::new(), body: text.to_owned() },
        }
    }

    /// Whether it has both parts.
    pub fn is_complete(&self) -> bool {
        !self.title.trim().is_empty() && !self.body.trim().is_empty()
    }

    /// The text as the file whose hash is signed: `# title`, an empty line, the body, one line end.
    pub fn file(&self) -> String {
        format!("# {}\n\n{}\n", self.title, self.body)
    }

    /// The SHA-256 of [`Text::file`] in UTF-8, as 64 hexadecimal digits.
    pub fn sha256(&self) -> String {
        hex::encode(Sha256::digest(self.file().as_bytes()))
    }
}

/// The parts of a body, in order.
pub fn blocks(body: &str) -> Vec<Block> {
    let mut found = Vec::new();
    let mut lines: Vec<&str> = Vec::new();
    for line in body.lines().map(str::trim).chain([""]) {
        let heading = heading(line);
        if (line.is_empty() || heading.is_some()) && !lines.is_empty() {
            found.push(Block::Paragraph(std::mem::take(&mut lines).join(" ")));
        }
        match heading {
            Some(heading) => found.push(heading),
            None if line.is_empty() => {}
            None => lines.push(line),
        }
    }
    found
}

fn heading(line: &str) -> Option<Block> {
    let low = line.strip_prefix("### ").map(|t| Block::Subheading(t.trim().to_owned()));
    low.or_else(|| {
        let text = line.strip_prefix("## ").or_else(|| line.strip_prefix("# "))?;
        Some(Block::Heading(text.trim().to_owned()))
    })
}

/// What a receipt says of the signer without naming them: SHA-256 over salt, name, title, network address and
/// program, one after the other with a line end between them. Whoever holds the five values can prove them.
pub fn commitment(salt: &str, name: &str, title: &str, address: &str, agent: &str) -> String {
    hex::encode(Sha256::digest([salt, name, title, address, agent].join("\n").as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shipped_file_is_its_own_signed_text() {
        for file in [
            include_str!("../../content/esg-code.en.md"),
            include_str!("../../content/esg-code.zh-CN.md"),
            include_str!("../../content/integrity-letter.en.md"),
            include_str!("../../content/integrity-letter.zh-CN.md"),
        ] {
            let text = Text::from_markdown(file);
            assert!(text.is_complete());
            assert_eq!(text.file(), file);
        }
    }

    #[test]
    fn both_languages_have_the_same_parts() {
        let shape =
            |file| -> Vec<_> { blocks(&Text::from_markdown(file).body).iter().map(std::mem::discriminant).collect() };
        let (en, zh) = (include_str!("../../content/esg-code.en.md"), include_str!("../../content/esg-code.zh-CN.md"));
        assert_eq!(shape(en), shape(zh));
    }

    #[test]
    fn a_body_becomes_headings_and_paragraphs() {
        let found = blocks("## One\ntwo\nthree\n\n### Four\n\n<b>five</b>");
        assert_eq!(
            found,
            [
                Block::Heading("One".into()),
                Block::Paragraph("two three".into()),
                Block::Subheading("Four".into()),
                Block::Paragraph("<b>five</b>".into()),
            ]
        );
    }
}
