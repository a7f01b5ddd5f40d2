use leptos::prelude::*;

pub struct Task {
    pub title: String,
    pub href: Option<String>,
    pub hint: Option<String>,
    pub status: AnyView,
}

pub fn task_list(tasks: Vec<Task>) -> AnyView {
    let tasks: Vec<AnyView> = tasks.into_iter().map(task_row).collect();
    view! { <ul class="tasks">{tasks}</ul> }.into_any()
}

fn task_row(task: Task) -> AnyView {
    let title = match task.href {
        Some(href) => view! { <a class="task-title" href=href>{task.title}</a> }.into_any(),
        None => view! { <span class="task-title">{task.title}</span> }.into_any(),
    };
    let hint = task.hint.map(|hint| view! { <p class="hint">{hint}</p> });
    view! {
        <li class="task"><div>{title}{hint}</div><div class="task-status">{task.status}</div></li>
    }
    .into_any()
}
