//! The parts every page is built of. A part is a plain function from values to a view:
//! it reads nothing, translates nothing and decides nothing.
mod breadcrumb;
mod button;
mod card;
mod chart;
mod choice;
mod confirm;
mod details;
mod empty;
mod error_summary;
mod field;
mod file;
mod filter_bar;
mod icon;
mod key_figure;
mod link;
mod menu;
mod notice;
mod page_head;
mod pager;
mod panel;
mod receipt;
mod select;
mod shell;
mod split_view;
mod steps;
mod summary_list;
mod switch;
mod table;
mod tabs;
mod tag;
mod task_list;
mod text_area;
mod timeline;

pub mod gallery;

pub use breadcrumb::{Crumb, breadcrumb};
pub use button::{Kind, actions, button, button_with, link_button};
pub use card::{card, columns, form, form_with_files, section};
pub use chart::{Chart, Series, Target, bar_chart, line_chart, ring_chart};
pub use choice::{Choice, checkbox, checkboxes, radios};
pub use confirm::{Confirm, confirm};
pub use details::details;
pub use empty::empty;
pub use error_summary::error_summary;
pub use field::{
    Field, Width, date_field, email_field, field_id, number_field, password_field, search_field, text_field,
};
pub use file::{FileItem, file_field, file_list};
pub use filter_bar::{Chip, FilterBar, filter_bar};
pub use icon::{Icon, icon};
pub use key_figure::{KeyFigure, Trend, key_figure, key_figures};
pub use link::{safe_href, safe_link};
pub use menu::menu;
pub use notice::{NoticeKind, notice};
pub use page_head::{PageHead, page_head};
pub use pager::{Pages, pager};
pub use panel::panel;
pub use receipt::{Receipt, receipt};
pub use select::select;
pub use shell::{Audience, NavItem, Shell, shell};
pub use split_view::split_view;
pub use steps::{Stage, Step, steps};
pub use summary_list::{Change, Row, summary_list};
pub use switch::{Language, ThemeSwitch, language_switch, theme_switch};
pub use table::{Column, Order, Table, table};
pub use tabs::{Tab, tabs};
pub use tag::{Tone, tag};
pub use task_list::{Task, task_list};
pub use text_area::text_area;
pub use timeline::{Moment, timeline};

/// The words the kit itself says, in the language of the reader.
#[derive(Clone, Debug, Default)]
pub struct Texts {
    /// Heading of the error summary: "There is a problem".
    pub there_is_a_problem: String,
    /// Read out before a field's error: "Error:".
    pub error_prefix: String,
    /// Behind the label of a field that may stay empty: "(optional)".
    pub optional: String,
    /// First entry of a select without an answer: "Choose".
    pub choose: String,
    /// Back to the start of a list: "First page".
    pub first: String,
    pub previous: String,
    pub next: String,
    /// Names the pager for screen readers: "Pages".
    pub pages: String,
    pub apply: String,
    /// Removes all filters at once: "Clear all".
    pub clear: String,
    /// Names the filter form: "Filters".
    pub filters: String,
    /// "No filters applied".
    pub no_filters: String,
    /// Read out before the name of a filter: "Remove filter".
    pub remove_filter: String,
    pub skip_to_content: String,
    /// The button that opens the navigation on a phone: "Menu".
    pub menu: String,
    /// Names the navigation: "Main navigation".
    pub navigation: String,
    /// Names the breadcrumb: "You are here".
    pub you_are_here: String,
    /// Before the company a person acts for: "Acting for".
    pub acting_for: String,
    /// Opens the table under a chart: "Show the figures".
    pub show_figures: String,
    /// Heading over the consequences in a confirm box: "What will happen".
    pub what_will_happen: String,
    /// Before the definition of a key figure: "How it is counted".
    pub how_counted: String,
    pub step_done: String,
    pub step_current: String,
    pub step_ahead: String,
    /// The table of an empty series, and any figure that does not exist: "Not defined".
    pub not_defined: String,
}
