//! The spaces of a sentence in which values stand.
//!
//! A Chinese text leaves a space on either side of a value, as it is set beside Latin letters and digits; a value in
//! Chinese closes up to its neighbours. What the value itself contains stays as it was typed.

/// Appends a piece as it is.
pub fn plain(out: &mut String, piece: &str) {
    out.push_str(piece);
}

/// Appends a value to a Chinese text.
pub fn value(out: &mut String, value: &str) {
    if value.starts_with(is_wide) && out.ends_with(' ') && out.trim_end().ends_with(is_wide) {
        out.pop();
    }
    out.push_str(value);
}

/// Appends the text that follows a value in Chinese.
pub fn after_value(out: &mut String, text: &str) {
    let rest = text.strip_prefix(' ').filter(|rest| out.ends_with(is_wide) && rest.starts_with(is_wide));
    out.push_str(rest.unwrap_or(text));
}

fn is_wide(c: char) -> bool {
    matches!(c, '\u{3000}'..='\u{303F}' | '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{FF00}'..='\u{FFEF}' | '\u{20000}'..='\u{3FFFF}')
}

#[cfg(test)]
mod tests {
    fn sentence(before: &str, name: &str, after: &str) -> String {
        let mut out = before.to_owned();
        super::value(&mut out, name);
        super::after_value(&mut out, after);
        out
    }

    #[test]
    fn chinese_values_close_up_and_others_stand_apart() {
        assert_eq!(sentence("认证 ", "晨曦物流", " 吗？"), "认证晨曦物流吗？");
        assert_eq!(sentence("认证 ", "Daybreak Ltd.", " 吗？"), "认证 Daybreak Ltd. 吗？");
        assert_eq!(sentence("须在 ", "2026年2月9日", " 前完成"), "须在 2026年2月9日前完成");
        assert_eq!(sentence("C-0003 ", "自评", " FY2026"), "C-0003 自评 FY2026");
    }
}
