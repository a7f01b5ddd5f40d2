//! What the islands do in the browser: listening, sending, telling.

use super::{AutosaveWords, CountWords, UploadWords};
use leptos::prelude::*;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::js_sys::{Date, JSON, Reflect};
use web_sys::{Element, Event, EventTarget, FormData, HtmlFormElement, HtmlInputElement, HtmlTextAreaElement};
use web_sys::{ProgressEvent, UrlSearchParams, XmlHttpRequest};

/// So long after the last key the form is saved.
const PAUSE_MS: i32 = 2_000;
/// So long after a failure it is tried again.
const RETRY_MS: i32 = 10_000;

fn listen<E: JsCast + 'static>(target: &EventTarget, event: &str, mut act: impl FnMut(E) + 'static) {
    let heard = Closure::<dyn FnMut(Event)>::new(move |event: Event| act(event.unchecked_into()));
    let _ = target.add_event_listener_with_callback(event, heard.as_ref().unchecked_ref());
    // It lives as long as the page.
    heard.forget();
}

fn form_of(node: &Element) -> Option<HtmlFormElement> {
    node.closest("form").ok().flatten().map(JsCast::unchecked_into)
}

fn later(then: impl FnOnce() + 'static, ms: i32) -> i32 {
    let then = Closure::once_into_js(then);
    window().set_timeout_with_callback_and_timeout_and_arguments_0(then.unchecked_ref(), ms).unwrap_or(0)
}

struct Saver {
    form: HtmlFormElement,
    words: AutosaveWords,
    text: RwSignal<String>,
    dirty: Cell<bool>,
    busy: Cell<bool>,
    ended: Cell<bool>,
    timer: Cell<i32>,
}

/// Saves a form while people type.
pub fn autosave(node: &Element, words: AutosaveWords, text: RwSignal<String>) {
    let Some(form) = form_of(node) else { return };
    let saver = Rc::new(Saver {
        form: form.clone(),
        words,
        text,
        dirty: Cell::new(false),
        busy: Cell::new(false),
        ended: Cell::new(false),
        timer: Cell::new(0),
    });
    let typed = Rc::clone(&saver);
    listen::<Event>(&form, "input", move |_| {
        typed.dirty.set(true);
        typed.wait(PAUSE_MS);
    });
    for event in ["change", "focusout"] {
        let left = Rc::clone(&saver);
        listen::<Event>(&form, event, move |_| left.wait(0));
    }
    let sent = Rc::clone(&saver);
    // From here on the form itself does it.
    listen::<Event>(&form, "submit", move |_| sent.ended.set(true));
    let back = Rc::clone(&saver);
    listen::<Event>(&window(), "online", move |_| back.wait(0));
    listen::<Event>(&window(), "pagehide", move |_| saver.leave());
}

impl Saver {
    fn wait(self: &Rc<Self>, ms: i32) {
        window().clear_timeout_with_handle(self.timer.get());
        let saver = Rc::clone(self);
        self.timer.set(later(move || saver.save(), ms));
    }

    /// The fields, without the token that lets a form be sent once.
    fn fields(&self) -> Option<UrlSearchParams> {
        let data = FormData::new_with_form(&self.form).ok()?;
        data.delete("_once");
        UrlSearchParams::new_with_str_sequence_sequence(&data).ok()
    }

    fn due(&self) -> bool {
        self.dirty.get() && !self.ended.get() && !self.busy.get()
    }

    fn save(self: &Rc<Self>) {
        if !self.due() {
            return;
        }
        let (Some(fields), Ok(request)) = (self.fields(), XmlHttpRequest::new()) else { return };
        if request.open("POST", &self.form.action()).is_err() {
            return;
        }
        let _ = request.set_request_header("Accept", "application/json");
        self.dirty.set(false);
        self.busy.set(true);
        self.text.set(self.words.saving.clone());
        let (saver, answer) = (Rc::clone(self), request.clone());
        listen::<Event>(&request, "loadend", move |_| saver.answered(&answer));
        let _ = request.send_with_opt_url_search_params(Some(&fields));
    }

    fn answered(self: &Rc<Self>, answer: &XmlHttpRequest) {
        self.busy.set(false);
        let words = &self.words;
        let said = match answer.status().unwrap_or(0) {
            // What could be saved is saved; the rest waits as an attempt.
            200 if member(answer, "to").contains("attempt=") => words.refused.clone(),
            200 => {
                self.take_version(answer);
                words.saved.replace("%time", &time_of_day())
            }
            401 => words.sign_in.clone(),
            409 => {
                // Two versions are for a person to compare; the plain form leads to the page that shows both.
                self.ended.set(true);
                words.conflict.clone()
            }
            400..=499 => words.refused.clone(),
            _ => {
                self.dirty.set(true);
                self.wait(RETRY_MS);
                words.offline.clone()
            }
        };
        self.text.set(said);
        if self.dirty.get() && answer.status().unwrap_or(0) == 200 {
            self.wait(PAUSE_MS);
        }
    }

    /// A verb that moves the record's version says so in where it leads: `…version=8`.
    fn take_version(&self, answer: &XmlHttpRequest) {
        let to = member(answer, "to");
        let Some((_, rest)) = to.split_once("version=") else { return };
        let version: String = rest.chars().take_while(char::is_ascii_digit).collect();
        let held = self.form.query_selector("input[name=version]").ok().flatten();
        if let Some(held) = held {
            held.unchecked_into::<HtmlInputElement>().set_value(&version);
        }
    }

    /// The page goes away: what is not saved leaves without waiting for an answer.
    fn leave(&self) {
        if self.due()
            && let Some(fields) = self.fields()
        {
            let sent = window().navigator().send_beacon_with_opt_url_search_params(&self.form.action(), Some(&fields));
            self.dirty.set(!sent.unwrap_or(false));
        }
    }
}

fn time_of_day() -> String {
    let now = Date::new_0();
    format!("{:02}:{:02}", now.get_hours(), now.get_minutes())
}

/// A text of the JSON object that was answered; empty when there is none.
fn member(answer: &XmlHttpRequest, name: &str) -> String {
    let text = answer.response_text().ok().flatten().unwrap_or_default();
    let found = JSON::parse(&text).and_then(|object| Reflect::get(&object, &name.into()));
    found.ok().and_then(|v| v.as_string()).unwrap_or_default()
}

/// Sends the files of a form and shows how far they are.
pub fn upload(node: &Element, words: UploadWords, text: RwSignal<String>) {
    let Some(form) = form_of(node) else { return };
    let busy = Rc::new(Cell::new(false));
    let this = form.clone();
    listen::<Event>(&form, "submit", move |event| {
        let (Ok(data), Ok(request)) = (FormData::new_with_form(&this), XmlHttpRequest::new()) else { return };
        if request.open("POST", &this.action()).is_err() {
            return;
        }
        event.prevent_default();
        if busy.replace(true) {
            return;
        }
        let _ = request.set_request_header("Accept", "application/json");
        if let Ok(upload) = request.upload() {
            let words = words.clone();
            listen::<ProgressEvent>(&upload, "progress", move |at| {
                let (sent, all) = (at.loaded(), at.total());
                text.set(if sent < all {
                    words.sending.replace("%sent", &size(sent)).replace("%all", &size(all))
                } else {
                    words.storing.clone()
                });
            });
        }
        let (answer, form, busy, failed) = (request.clone(), this.clone(), Rc::clone(&busy), words.failed.clone());
        listen::<Event>(&request, "loadend", move |_| {
            busy.set(false);
            let to = member(&answer, "to");
            if !to.is_empty() {
                let _ = window().location().assign(&to);
            } else if answer.status().unwrap_or(0) == 0 {
                text.set(failed.clone());
            } else {
                // The page that says what is wrong is the server's to show.
                let _ = form.submit();
            }
        });
        let _ = request.send_with_opt_form_data(Some(&data));
    });
}

fn size(bytes: f64) -> String {
    if bytes < 1e6 {
        format!("{} KB", (bytes / 1e3) as u32)
    } else {
        format!("{}.{} MB", (bytes / 1e6) as u32, (bytes / 1e5) as u32 % 10)
    }
}

/// Counts what is typed into the text areas of a form.
pub fn count(node: &Element, words: CountWords) {
    let Some(form) = form_of(node) else { return };
    let Ok(areas) = form.query_selector_all("textarea[data-limit]") else { return };
    for i in 0..areas.length() {
        let Some(area) = areas.get(i).map(|a| a.unchecked_into::<HtmlTextAreaElement>()) else { continue };
        let counter = document().get_element_by_id(&format!("{}-count", area.id()));
        let limit = area.get_attribute("data-limit").and_then(|l| l.parse::<i32>().ok());
        let (Some(counter), Some(limit)) = (counter, limit) else { continue };
        let (words, this) = (words.clone(), area.clone());
        let tell = move || {
            let left = limit - this.value().chars().count() as i32;
            let words = if left < 0 { &words.over } else { &words.left };
            counter.set_text_content(Some(&words.replace("%count", &left.abs().to_string())));
        };
        tell();
        listen::<Event>(&area, "input", move |_| tell());
    }
}
