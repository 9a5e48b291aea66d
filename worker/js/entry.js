// The runtime's entry: hands every call to the wasm instance, and answers for the instance when it dies.
//
// A trap (panic, exhausted memory, stack overflow) leaves the calls of that instance unanswered for ever. The glue calls
// `sportelloInstanceLost` on every trap; each waiting call then gets the problem that Rust prepared beforehand, and the
// next call starts a new instance. Nothing is lost with it: state lives in SQLite, and an open transaction rolls back.
import { DurableObject } from "cloudflare:workers";
import * as wasm from "./index.js";

/** The answers of calls that wait for the present instance. */
const waiting = new Set();
const LOST = Symbol("lost");
let isLost = false;
/** Counts instances, so that an object knows whether its half in wasm still exists. */
let generation = 0;
const apology = JSON.parse(wasm.apology());

globalThis.sportelloInstanceLost = () => {
  isLost = true;
  for (const giveUp of waiting) giveUp(LOST);
  waiting.clear();
};
wasm.report_loss();

function revive() {
  if (!isLost) return;
  wasm.__wbg_reset_state();
  wasm.report_loss();
  isLost = false;
  generation += 1;
}

function apologise(id = crypto.randomUUID()) {
  console.error(JSON.stringify({ event: "instance_lost", request_id: id }));
  const headers = { ...apology.headers, [apology.request_id_header]: id };
  return new Response(JSON.stringify({ ...apology.problem, instance: id }), { status: apology.problem.status, headers });
}

/** Runs a call; `id` names its request where somebody has named it already. */
async function guarded(call, id) {
  let giveUp;
  try {
    revive();
    const loss = new Promise((resolve) => { giveUp = resolve; });
    waiting.add(giveUp);
    const answer = await Promise.race([call(), loss]);
    return answer === LOST ? apologise(id) : answer;
  } catch (error) {
    // Not the error itself: its text may hold what somebody typed.
    console.error(JSON.stringify({ event: "uncaught", name: error?.name ?? "unknown" }));
    return apologise(id);
  } finally {
    waiting.delete(giveUp);
  }
}

export default {
  fetch(request, env, context) {
    return guarded(() => wasm.fetch(request, env, context));
  },
};

/** One Chamber: its agenda and its citizens. */
export class Chamber extends DurableObject {
  #inner;
  #generation;

  /** The half in wasm, of the present instance. */
  #current() {
    if (this.#generation !== generation) {
      this.#inner = new wasm.Chamber(this.ctx, this.env);
      this.#generation = generation;
    }
    return this.#inner;
  }

  fetch(request) {
    const id = request.headers.get(apology.request_id_header) ?? undefined;
    return guarded(() => this.#current().fetch(request), id);
  }
}
