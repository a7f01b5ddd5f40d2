//! The two languages of the portal.

codes! {
    /// A language of the portal; every text of staff exists in both.
    pub enum Lang {
        /// English.
        En => "en",
        /// Simplified Chinese.
        ZhCn => "zh-CN",
    }
}

impl Lang {
    /// Chooses between the two texts of something.
    pub fn pick<T>(self, en: T, zh: T) -> T {
        match self {
            Self::En => en,
            Self::ZhCn => zh,
        }
    }
}
