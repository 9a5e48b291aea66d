//! Something that comes from elsewhere: on its way, late, here, or failed. The four states that every view designs for.

use std::future::Future;
use std::time::Duration;

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::{AbortController, AbortSignal};

use crate::api::Failure;

/// A person notices a wait from about a third of a second on; a skeleton that flashes earlier only disturbs.
const SLOW_AFTER: Duration = Duration::from_millis(300);

/// Where something stands that was asked for.
#[derive(Clone, Debug, PartialEq)]
pub enum Remote<T> {
    /// Not asked for.
    Idle,
    /// On its way; too early to say so.
    Loading,
    /// On its way for a while: show its shape.
    Slow,
    /// Here.
    Ready(T),
    /// It did not come.
    Failed(Failure),
}

impl<T> Remote<T> {
    /// What came, if it did.
    pub const fn ready(&self) -> Option<&T> {
        match self {
            Self::Ready(value) => Some(value),
            Self::Idle | Self::Loading | Self::Slow | Self::Failed(_) => None,
        }
    }
}

/// Something asked for again whenever `key` changes (`None`: not asked for) or [`Fetched::again`] is called.
pub struct Fetched<T: 'static> {
    state: RwSignal<Remote<T>>,
    turn: RwSignal<u32>,
}

impl<T> Clone for Fetched<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Fetched<T> {}

impl<T: Clone + Send + Sync + 'static> Fetched<T> {
    /// Where it stands; tracked.
    pub fn get(self) -> Remote<T> {
        self.state.get()
    }

    /// Where it stands, read in place; tracked.
    pub fn with<U>(self, read: impl FnOnce(&Remote<T>) -> U) -> U {
        self.state.with(read)
    }

    /// Where it stands, read in place at this moment only.
    pub fn with_untracked<U>(self, read: impl FnOnce(&Remote<T>) -> U) -> U {
        self.state.with_untracked(read)
    }

    /// Asks once more.
    pub fn again(self) {
        self.turn.update(|turn| *turn = turn.wrapping_add(1));
    }
}

/// Starts asking. A request whose answer nobody waits for any more is aborted.
pub fn use_remote<T, K, F>(
    key: impl Fn() -> Option<K> + Send + Sync + 'static,
    fetch: impl Fn(K, AbortSignal) -> F + Send + Sync + 'static,
) -> Fetched<T>
where
    T: Clone + Send + Sync + 'static,
    K: 'static,
    F: Future<Output = Result<T, Failure>> + 'static,
{
    let state = RwSignal::new(Remote::Idle);
    let turn = RwSignal::new(0);
    Effect::new(move || {
        turn.track();
        let Some(key) = key() else {
            state.set(Remote::Idle);
            return;
        };
        let Ok(controller) = AbortController::new() else { return };
        let signal = controller.signal();
        // Reruns of this effect run its cleanups first, so only one request is alive.
        let held = send_wrapper::SendWrapper::new(controller);
        on_cleanup(move || held.abort());
        state.set(Remote::Loading);
        let waiting = signal.clone();
        set_timeout(
            move || {
                if !waiting.aborted() && state.with_untracked(|now| matches!(now, Remote::Loading)) {
                    state.set(Remote::Slow);
                }
            },
            SLOW_AFTER,
        );
        let answer = fetch(key, signal.clone());
        spawn_local(async move {
            let answer = answer.await;
            if !signal.aborted() {
                state.set(match answer {
                    Ok(value) => Remote::Ready(value),
                    Err(failure) => Remote::Failed(failure),
                });
            }
        });
    });
    Fetched { state, turn }
}
