//! What may be done with a batch now.

use crate::form::Form;
use crate::ui::{self, Confirm, Kind, NoticeKind};
use crate::visit::Visit;
use entity::import::{Batch, Mapping, State, second_person, targets};
use entity::permission::Permission;
use leptos::prelude::*;

/// Writing, discarding, undoing: what will happen, and the buttons.
pub fn steps(visit: &Visit, batch: &Batch) -> Option<AnyView> {
    let importer = visit.may(Permission::SupplierImport);
    let decider = visit.may(Permission::SupplierMerge);
    match batch.state {
        State::Waiting if importer => Some(write(visit, batch)),
        State::Staging => Some(progress(visit, batch, importer)),
        State::Committed if decider => Some(ui::details(visit.words.import_undo_title(), undo(visit, batch))),
        State::UndoProposed if decider => Some(undo(visit, batch)),
        _ => None,
    }
}

fn discard(visit: &Visit, batch: &Batch) -> AnyView {
    let form = Form::new(visit, "import/discard").carry("id", batch.id).carry("version", batch.version);
    form.button(visit.words.import_discard(), Kind::Quiet)
}

fn write(visit: &Visit, batch: &Batch) -> AnyView {
    let w = visit.words;
    let good = batch.rows - batch.refused;
    let mut effects = vec![w.import_confirm_new(w.number(batch.created))];
    if batch.updated > 0 {
        effects.push(w.import_confirm_changed(w.number(batch.updated)));
    }
    if batch.refused > 0 {
        effects.push(w.import_confirm_refused(w.number(batch.refused)));
    }
    effects.push(w.import_confirm_undo().into());
    let mut form = Form::new(visit, "import/commit").carry("id", batch.id).carry("version", batch.version);
    let label = if batch.refused > 0 {
        form = form.carry("good_rows", "1");
        w.import_commit_good(w.number(good))
    } else {
        w.import_commit_all(w.number(good))
    };
    let write = (good > 0).then(|| form.button(label, Kind::Primary));
    let forms = ui::actions(write.into_iter().chain([discard(visit, batch)]).collect());
    let title = w.import_confirm_title().into();
    ui::confirm(&w.texts(), Confirm { title, effects, form: forms, danger: false })
}

/// How far the reading is. The page is asked again by hand: a page that reloads itself takes the place away from
/// whoever reads it.
fn progress(visit: &Visit, batch: &Batch, importer: bool) -> AnyView {
    let w = visit.words;
    let again = ui::link_button(format!("/imports/{}", batch.id), w.import_progress_again(), Kind::Secondary);
    view! {
        {ui::notice(NoticeKind::Info, w.import_progress(w.number(batch.rows)))}
        {ui::actions(std::iter::once(again).chain(importer.then(|| discard(visit, batch))).collect())}
    }
    .into_any()
}

/// What undoing does, and what this person may do about it.
fn undo(visit: &Visit, batch: &Batch) -> AnyView {
    let w = visit.words;
    let proposed = batch.state == State::UndoProposed;
    let second = visit.actor.as_ref().is_some_and(|actor| second_person(batch, actor.person));
    let own = visit.actor.as_ref().is_some_and(|actor| batch.undo_proposed_by == Some(actor.person));
    let form = |call| Form::new(visit, call).carry("id", batch.id).carry("version", batch.version);
    let whose = match (second, own) {
        (true, _) => w.import_undo_yours(),
        (_, true) => w.import_undo_own(),
        _ => w.import_undo_second(),
    };
    let forms = [
        second.then(|| form("import/undo").button(w.import_undo_button(), Kind::Danger)),
        (!second && !proposed).then(|| form("import/propose-undo").button(w.import_propose_undo(), Kind::Secondary)),
        proposed.then(|| form("import/keep").button(w.import_keep_button(), Kind::Secondary)),
    ];
    let effects = [w.import_undo_effect(), w.import_undo_rest(), whose].map(str::to_owned).to_vec();
    let form = ui::actions(forms.into_iter().flatten().collect());
    ui::confirm(&w.texts(), Confirm { title: w.import_undo_title().into(), effects, form, danger: second })
}

/// Which column means what.
pub fn mapping(visit: &Visit, batch: &Batch, header: &[String], mapping: &Mapping) -> AnyView {
    let w = visit.words;
    let texts = w.texts();
    let form = Form::new(visit, "import/map").carry("id", batch.id).carry("version", batch.version);
    let mut options = vec![(String::new(), w.import_mapping_none().to_owned())];
    options.extend(header.iter().enumerate().map(|(at, label)| {
        let label = if label.is_empty() { w.import_column_unnamed(at + 1) } else { label.clone() };
        (at.to_string(), label)
    }));
    let fields: Vec<AnyView> = targets(batch.kind)
        .map(|target| {
            let now = mapping.get(target.code).map(ToString::to_string).unwrap_or_default();
            let field = form.field_with(&format!("column-{}", target.code), w.code("import-column", target.code), &now);
            let field = if target.required { field } else { field.optional() };
            ui::select(&texts, field.width(ui::Width::Medium), options.clone())
        })
        .collect();
    let body = view! {
        <p>{w.import_mapping_lead()}</p>
        {form.view(view! {
            {ui::columns(fields)}
            {ui::actions(vec![ui::button(w.import_mapping_button(), Kind::Secondary)])}
        })}
    };
    ui::details(w.import_mapping(), body.into_any())
}
