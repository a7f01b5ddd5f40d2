//! The working days of mainland China, as shipped.

use super::WorkingDays;
use chrono::NaiveDate;
use std::sync::OnceLock;

const SHIPPED: &str = include_str!("../../content/working-days-cn.toml");

/// The yearly table of days off and make-up days (调休) that the State Council announces.
pub fn china() -> &'static WorkingDays {
    static TABLE: OnceLock<WorkingDays> = OnceLock::new();
    TABLE.get_or_init(|| read(SHIPPED))
}

/// The file holds nothing but years and two kinds of lists of dates, so reading it needs no TOML.
fn read(text: &str) -> WorkingDays {
    let (mut years, mut holidays, mut workdays) = (Vec::new(), Vec::new(), Vec::new());
    let mut works = false;
    for line in text.lines().map(str::trim).filter(|line| !line.starts_with('#')) {
        if let Some(year) = line.strip_prefix("year = ") {
            years.extend(year.trim().parse::<i32>());
        } else if line.starts_with("holidays") {
            works = false;
        } else if line.starts_with("workdays") {
            works = true;
        }
        let days = line.split('"').filter_map(|part| part.parse::<NaiveDate>().ok());
        if works { workdays.extend(days) } else { holidays.extend(days) }
    }
    WorkingDays::new(years, holidays, workdays)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::add_working_days;

    #[test]
    fn the_shipped_table_knows_golden_week() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        assert!(china().covers(2021) && china().covers(2023));
        assert!(!china().is_working(day("2022-10-03")));
        assert!(china().is_working(day("2022-10-08")));
        assert_eq!(add_working_days(day("2022-09-30"), 1, china()), day("2022-10-08"));
    }
}
