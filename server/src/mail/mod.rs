//! Sending mail: rows of the outbox become messages in the recipient's language, over SMTP or into files.

use crate::boot::Portal;
use app::words::Words;
use entity::act::change;
use entity::actor::Actor;
use entity::instant::Instant;
use entity::outgoing_mail::{self, Taken};
use entity::refusal::{Outcome, Stop};
use lettre::message::{MultiPart, SinglePart, header};
use lettre::transport::file::AsyncFileTransport;
use lettre::{AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};

/// Why a mail did not leave.
struct Failure {
    reason: String,
    permanent: bool,
}

/// Sends everything that is due, 50 at a time; returns how many left.
pub async fn drain(portal: &Portal) -> Outcome<u64> {
    let mut sent = 0;
    loop {
        let zone = portal.config.time_zone;
        let taken =
            change(&portal.store, &Actor::system(), Instant::now(), zone, |act| Box::pin(outgoing_mail::take(act, 50)))
                .await?;
        if taken.is_empty() {
            return Ok(sent);
        }
        for mail in taken {
            let outcome = send(portal, &mail).await;
            sent += u64::from(outcome.is_ok());
            change(&portal.store, &Actor::system(), Instant::now(), zone, |act| {
                Box::pin(async move {
                    match outcome {
                        Ok(()) => outgoing_mail::sent(act, mail.id, mail.attempt).await,
                        Err(f) => outgoing_mail::failed(act, &mail, &f.reason, f.permanent).await,
                    }
                })
            })
            .await?;
        }
    }
}

async fn send(portal: &Portal, mail: &Taken) -> Result<(), Failure> {
    let message = message(portal, mail).map_err(|reason| Failure { reason, permanent: true })?;
    match &portal.config.smtp_url {
        Some(url) => {
            let relay = AsyncSmtpTransport::<Tokio1Executor>::from_url(url)
                .map_err(|e| Failure { reason: e.to_string(), permanent: false })?
                .build();
            relay
                .send(message)
                .await
                .map(|_| ())
                .map_err(|e| Failure { permanent: e.is_permanent(), reason: e.to_string() })
        }
        None => {
            let folder = portal.config.data_dir.join("mail");
            std::fs::create_dir_all(&folder).map_err(|e| Failure { reason: e.to_string(), permanent: false })?;
            let files = AsyncFileTransport::<Tokio1Executor>::new(&folder);
            files.send(message).await.map(|_| ()).map_err(|e| Failure { reason: e.to_string(), permanent: false })
        }
    }
}

fn message(portal: &Portal, mail: &Taken) -> Result<Message, String> {
    let w = Words(mail.lang);
    let values: serde_json::Map<String, serde_json::Value> =
        serde_json::from_str(&mail.particulars).map_err(|e| e.to_string())?;
    let mut args: Vec<(String, String)> = values
        .iter()
        .map(|(name, value)| {
            let value = value.as_str().unwrap_or_default();
            let zone = value.parse().ok().filter(|_| name == "zone").map(|zone| w.zone(zone));
            (name.clone(), zone.unwrap_or_else(|| value.to_owned()))
        })
        .collect();
    let path = args.iter().find(|(k, _)| k == "path").map(|(_, v)| v.clone()).unwrap_or_default();
    let link = format!("{}{}", portal.config.base_url, path.replace("{secret}", mail.secret.as_deref().unwrap_or("")));
    args.push(("link".into(), link.clone()));
    let args: Vec<(&str, &str)> = args.iter().map(|(k, v)| (k.as_str(), v.as_str())).collect();
    let text = |part: &str| {
        w.lookup(&format!("mail-{}-{part}", mail.message), &args)
            .ok_or_else(|| format!("no text for {}-{part}", mail.message))
    };
    let (subject, body) = (text("subject")?, text("body")?);
    let button = (!path.is_empty()).then(|| text("button").map(|label| (label, link))).transpose()?;
    let host =
        portal.config.base_url.split("://").nth(1).unwrap_or("probity").split([':', '/']).next().unwrap_or("probity");
    Message::builder()
        .message_id(Some(format!("<{}@{host}>", mail.id)))
        .from(portal.config.mail_from.clone())
        .to(mail.email.parse().map_err(|e| format!("{e}"))?)
        .subject(one_line(&subject))
        .header(AutoSubmitted)
        .multipart(
            MultiPart::alternative()
                .singlepart(SinglePart::builder().header(header::ContentType::TEXT_PLAIN).body(plain(
                    w,
                    &body,
                    button.as_ref(),
                )))
                .singlepart(SinglePart::builder().header(header::ContentType::TEXT_HTML).body(html(
                    w,
                    &subject,
                    &body,
                    button.as_ref(),
                    mail.lang.code(),
                ))),
        )
        .map_err(|e| e.to_string())
}

fn one_line(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

fn plain(w: Words, body: &str, button: Option<&(String, String)>) -> String {
    let link = button.map(|(label, href)| format!("{label}\n{href}\n\n")).unwrap_or_default();
    format!("{body}\n\n{link}-- \n{}\n", w.mail_footer())
}

fn html(w: Words, subject: &str, body: &str, button: Option<&(String, String)>, lang: &str) -> String {
    let paragraphs: String = body
        .split("\n\n")
        .map(|p| format!("<p style=\"margin:0 0 16px\">{}</p>", escaped(p).replace('\n', "<br>")))
        .collect();
    let button = button
        .map(|(label, href)| {
            format!(
                "<p style=\"margin:24px 0\"><a href=\"{0}\" style=\"display:inline-block;background:#0A6A4F;color:#FFFFFF;padding:12px 20px;border-radius:6px;text-decoration:none\">{1}</a></p>\
                 <p style=\"margin:0 0 24px;color:#556059;font-size:13px;word-break:break-all\">{0}</p>",
                escaped(href),
                escaped(label)
            )
        })
        .unwrap_or_default();
    // Text and ground are set together: some programs lay a dark ground under a letter that names none.
    format!(
        "<!DOCTYPE html><html lang=\"{lang}\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">\
         <meta name=\"color-scheme\" content=\"light\"><title>{0}</title></head>\
         <body style=\"margin:0;background:#FFFFFF;color:#1B211D;font-family:system-ui,'PingFang SC','Microsoft YaHei',sans-serif;font-size:16px;line-height:1.6\">\
         <div style=\"max-width:600px;margin:0 auto;padding:24px;background:#FFFFFF;color:#1B211D\">\
         <h1 style=\"margin:0 0 16px;font-size:20px;line-height:1.4\">{0}</h1>{paragraphs}{button}\
         <p style=\"margin:0;color:#556059;font-size:13px\">{1}</p></div></body></html>",
        escaped(subject),
        escaped(w.mail_footer())
    )
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// Tells auto-responders that nobody reads answers (RFC 3834).
#[derive(Clone)]
struct AutoSubmitted;

impl header::Header for AutoSubmitted {
    fn name() -> header::HeaderName {
        header::HeaderName::new_from_ascii_str("Auto-Submitted")
    }

    fn parse(_: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self)
    }

    fn display(&self) -> header::HeaderValue {
        header::HeaderValue::new(Self::name(), "auto-generated".into())
    }
}

impl From<Failure> for Stop {
    fn from(failure: Failure) -> Self {
        Self::Broken(failure.reason)
    }
}
