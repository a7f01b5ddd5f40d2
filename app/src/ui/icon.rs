use leptos::prelude::*;

/// Small strokes on a 24 × 24 grid. They repeat a word and never stand in for one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Icon {
    Alert,
    ArrowDown,
    ArrowUp,
    Ban,
    Bell,
    Book,
    Building,
    Calendar,
    Chart,
    Check,
    Clipboard,
    Clock,
    Close,
    Comment,
    Contrast,
    Done,
    Document,
    Download,
    Filter,
    Flag,
    Globe,
    Home,
    Inbox,
    Info,
    Leaf,
    Left,
    Lock,
    Mail,
    Menu,
    Paperclip,
    People,
    Person,
    Plus,
    Right,
    Scales,
    Search,
    Settings,
    Shield,
    SignOut,
    Upload,
}

impl Icon {
    pub const ALL: [Icon; 40] = [
        Icon::Alert,
        Icon::ArrowDown,
        Icon::ArrowUp,
        Icon::Ban,
        Icon::Bell,
        Icon::Book,
        Icon::Building,
        Icon::Calendar,
        Icon::Chart,
        Icon::Check,
        Icon::Clipboard,
        Icon::Clock,
        Icon::Close,
        Icon::Comment,
        Icon::Contrast,
        Icon::Done,
        Icon::Document,
        Icon::Download,
        Icon::Filter,
        Icon::Flag,
        Icon::Globe,
        Icon::Home,
        Icon::Inbox,
        Icon::Info,
        Icon::Leaf,
        Icon::Left,
        Icon::Lock,
        Icon::Mail,
        Icon::Menu,
        Icon::Paperclip,
        Icon::People,
        Icon::Person,
        Icon::Plus,
        Icon::Right,
        Icon::Scales,
        Icon::Search,
        Icon::Settings,
        Icon::Shield,
        Icon::SignOut,
        Icon::Upload,
    ];

    fn path(self) -> &'static str {
        match self {
            Icon::Alert => "M12 4 2.5 20h19L12 4ZM12 10v4.5M12 17.2v.3",
            Icon::ArrowDown => "M12 5v14M6.5 13.5 12 19l5.5-5.5",
            Icon::ArrowUp => "M12 19V5M6.5 10.5 12 5l5.5 5.5",
            Icon::Ban => "M3 12a9 9 0 1 0 18 0a9 9 0 1 0-18 0M5.7 5.7l12.6 12.6",
            Icon::Bell => "M6 16.5V11a6 6 0 0 1 12 0v5.5l1.5 1.5h-15L6 16.5ZM10 21h4",
            Icon::Book => {
                "M12 6.5C10 5 7 4.5 3.5 4.5v14c3.5 0 6.5.5 8.5 2 2-1.5 5-2 8.5-2v-14c-3.5 0-6.5.5-8.5 2ZM12 6.5v14"
            }
            Icon::Building => "M5 21V3.5h9V21M14 9h5v12M3 21h18M8.5 7.5h2M8.5 11.5h2M8.5 15.5h2",
            Icon::Calendar => "M4 6h16v14.5H4ZM4 10.5h16M8.5 3.5V8M15.5 3.5V8",
            Icon::Chart => "M4 4v16h16.5M8.5 16v-4M13 16V8M17.5 16v-6",
            Icon::Check => "M5 12.5 10 17.5 19.5 7",
            Icon::Clipboard => "M6 5h12v16H6ZM9.5 3h5v4h-5ZM9.5 11.5h5M9.5 15.5h5",
            Icon::Clock => "M3 12a9 9 0 1 0 18 0a9 9 0 1 0-18 0M12 7v5l3.5 2",
            Icon::Close => "M6 6l12 12M18 6 6 18",
            Icon::Comment => "M4 5h16v11.5h-9L6.5 20.5v-4H4Z",
            Icon::Contrast => "M3 12a9 9 0 1 0 18 0a9 9 0 1 0-18 0M12 3v18M12 7h4.5M12 12h8.5M12 17h4.5",
            Icon::Done => "M3 12a9 9 0 1 0 18 0a9 9 0 1 0-18 0M8 12.5l3 3 5.5-6",
            Icon::Document => "M6 3h8l4 4.5V21H6ZM14 3v4.5h4M9 12.5h6M9 16.5h6",
            Icon::Download => "M12 4v11.5M7 11l5 5 5-5M4.5 20h15",
            Icon::Filter => "M3.5 6h17M7 12h10M10.5 18h3",
            Icon::Flag => "M5.5 21V4M5.5 4.5h12.5l-2.5 4.25L18 13H5.5",
            Icon::Globe => {
                "M3 12a9 9 0 1 0 18 0a9 9 0 1 0-18 0M3 12h18M12 3c3.5 3.5 3.5 14.5 0 18M12 3c-3.5 3.5-3.5 14.5 0 18"
            }
            Icon::Home => "M3.5 11 12 4l8.5 7M6 9.5V20h12V9.5M10 20v-6h4v6",
            Icon::Inbox => "M3.5 13.5 6.5 5h11l3 8.5V19h-17ZM3.5 13.5H9l1 2.5h4l1-2.5h5.5",
            Icon::Info => "M3 12a9 9 0 1 0 18 0a9 9 0 1 0-18 0M12 11v5.5M12 7.5v.3",
            Icon::Leaf => "M5 19C4 9.5 9.5 4.5 20 4.5 20.5 15 15 20 7.5 17M5 19.5c2-5 5-8 9-10",
            Icon::Left => "M14.5 6l-6 6 6 6",
            Icon::Lock => "M5.5 10.5h13V20h-13ZM8.5 10.5V7.5a3.5 3.5 0 0 1 7 0v3M12 14.5v2",
            Icon::Mail => "M3.5 5.5h17v13h-17ZM3.5 7l8.5 6 8.5-6",
            Icon::Menu => "M4 6.5h16M4 12h16M4 17.5h16",
            Icon::Paperclip => {
                "M19.5 11.5l-7.8 7.8a4.5 4.5 0 0 1-6.4-6.4l8.3-8.3a3 3 0 0 1 4.3 4.3l-8.2 8.2a1.5 1.5 0 0 1-2.2-2.2l7.2-7.2"
            }
            Icon::People => {
                "M5.5 8a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0-7 0M2.5 20c0-4 3-6 6.5-6s6.5 2 6.5 6M15.5 4.8a3.5 3.5 0 0 1 0 6.4M18 14.5c2.2.8 3.5 2.7 3.5 5.5"
            }
            Icon::Person => "M8 8a4 4 0 1 0 8 0a4 4 0 1 0-8 0M4.5 20.5c0-4.5 3.5-6.5 7.5-6.5s7.5 2 7.5 6.5",
            Icon::Plus => "M12 5v14M5 12h14",
            Icon::Right => "M9.5 6l6 6-6 6",
            Icon::Scales => "M12 4v16M7 20h10M4.5 7h15M6.5 7 3.5 14h6ZM17.5 7l-3 7h6Z",
            Icon::Search => "M4 10.5a6.5 6.5 0 1 0 13 0a6.5 6.5 0 1 0-13 0M15.3 15.3 20 20",
            Icon::Settings => {
                "M4 7h9M17.5 7H20M13 7a2.2 2.2 0 1 0 4.5 0a2.2 2.2 0 1 0-4.5 0M4 17h2.5M11 17h9M6.5 17a2.2 2.2 0 1 0 4.5 0a2.2 2.2 0 1 0-4.5 0"
            }
            Icon::Shield => "M12 3 4.5 6v5.5c0 4.5 3 7.7 7.5 9.5 4.5-1.8 7.5-5 7.5-9.5V6ZM8.5 12l2.5 2.5 4.5-5",
            Icon::SignOut => "M13 4H5v16h8M10 12h10.5M16.5 8l4 4-4 4",
            Icon::Upload => "M12 16V4.5M7 9l5-5 5 5M4.5 20h15",
        }
    }
}

/// How its strokes look stands in the style sheet: a page of staff has sixty of them.
pub fn icon(sign: Icon) -> AnyView {
    view! {
        <svg class="icon" viewBox="0 0 24 24" width="20" height="20" aria-hidden="true"><path d=sign.path()/></svg>
    }
    .into_any()
}
