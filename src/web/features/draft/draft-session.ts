/**
 * A draft as one page edits it: what the server has, and on top of it the edits that it has not
 * answered yet. An edit stands on the page at once; edits of others come in below it. One that no
 * longer fits is taken off and shown, with what stands there now, and can be made again over it.
 *
 * Worked example: A fills r2 (pending). B's edit of r2 arrives first: A's no longer fits, r2 reads as
 * B wrote it, and A sees both and chooses.
 */
import type { Agreement } from '../../../core/agreement/agreement.js';
import type { AgreementProblem } from '../../../core/agreement/problem.js';
import { applyEdit, type EditConflict, isSame } from '../../../core/drafting/apply.js';
import type { DraftChange } from '../../../core/drafting/change.js';

/** What somebody wants, in terms of the draft as it is when it is made. */
export type Intent = (agreement: Agreement) => readonly DraftChange[];

export interface MadeEdit {
  readonly revision: number;
  readonly changes: readonly DraftChange[];
  readonly by: { readonly id: string; readonly name: string };
}

export type Answer =
  | { readonly made: true; readonly revision: number }
  | {
      readonly made: false;
      readonly revision: number;
      readonly conflicts: readonly EditConflict[];
      readonly problems: readonly { readonly path: readonly (string | number)[]; readonly text: string }[];
    };

export interface Wire {
  readonly send: (key: string, changes: readonly DraftChange[]) => Promise<Answer>;
  readonly editsAfter: (revision: number) => Promise<{ readonly items: readonly MadeEdit[]; readonly more: boolean }>;
  /** Whether an error is a refusal, which asking again does not change. */
  readonly refused: (error: unknown) => boolean;
  readonly newKey: () => string;
  readonly later: (action: () => void) => void;
}

interface Pending {
  readonly key: string;
  readonly changes: readonly DraftChange[];
  /** Null: it is made of nothing but its changes, such as an undo. */
  readonly again: Intent | null;
}

/** An edit that could not be made, with what it met. */
export interface Clash {
  readonly changes: readonly DraftChange[];
  readonly conflicts: readonly EditConflict[];
  readonly problems: readonly Pick<AgreementProblem, 'path' | 'text'>[];
  readonly error: unknown;
  /** Null: it cannot be made over what stands there, such as an undo. */
  readonly intent: Intent | null;
}

/** What others changed last. */
export interface News {
  readonly count: number;
  readonly by: MadeEdit['by'];
  readonly changes: readonly DraftChange[];
  readonly before: Agreement;
}

export interface SessionState {
  readonly revision: number;
  readonly agreement: Agreement;
  readonly saving: 'saved' | 'saving' | 'waiting';
  readonly clashes: readonly Clash[];
  readonly news: News | null;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
}

interface Undoable {
  readonly key: string;
  readonly inverse: readonly DraftChange[];
}

export class DraftSession {
  #base: Agreement;
  #pending: readonly Pending[] = [];
  #undo: readonly Undoable[] = [];
  #redo: readonly Undoable[] = [];
  #sending = false;
  #catching: Promise<void> = Promise.resolve();
  readonly #own = new Map<number, string>();
  readonly #listeners = new Set<() => void>();
  readonly #wire: Wire;
  state: SessionState;

  constructor(agreement: Agreement, revision: number, wire: Wire) {
    this.#base = agreement;
    this.#wire = wire;
    this.state = { revision, agreement, saving: 'saved', clashes: [], news: null, canUndo: false, canRedo: false };
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly snapshot = (): SessionState => this.state;

  /** Makes an edit on the page and sends it. False when nothing was made. */
  edit(intent: Intent): boolean {
    const key = this.#make(intent, intent);
    if (key === null) return false;
    this.#redo = [];
    this.#set({});
    return true;
  }

  undo(): void {
    const last = this.#undo.at(-1);
    if (!last) return;
    this.#undo = this.#undo.slice(0, -1);
    const before = this.#undo;
    if (this.#make(() => last.inverse, null) !== null) {
      this.#redo = [...this.#redo, this.#undo.at(-1)!];
      this.#undo = before;
    }
    this.#set({});
  }

  redo(): void {
    const last = this.#redo.at(-1);
    if (!last) return;
    this.#redo = this.#redo.slice(0, -1);
    this.#make(() => last.inverse, null);
    this.#set({});
  }

  dismiss(clash: Clash): void {
    this.#set({ clashes: this.state.clashes.filter((one) => one !== clash) });
  }

  /** Fetches what others did meanwhile. */
  catchUp(): Promise<void> {
    this.#catching = this.#catching.then(async () => {
      for (let more = true; more; ) {
        const page = await this.#wire.editsAfter(this.state.revision);
        for (const edit of page.items) this.#received(edit);
        more = page.more;
      }
    });
    const result = this.#catching;
    this.#catching = result.catch(() => undefined);
    return result;
  }

  #make(intent: Intent, again: Intent | null): string | null {
    const changes = intent(this.state.agreement);
    if (changes.length === 0) return null;
    const made = applyEdit(this.state.agreement, changes);
    if (!made.ok) {
      this.#clash({ changes, intent: again, ...unmade(made) });
      return null;
    }
    const key = this.#wire.newKey();
    this.#pending = [...this.#pending, { key, changes, again }];
    this.#undo = [...this.#undo, { key, inverse: made.inverse }].slice(-200);
    this.#set({ agreement: made.agreement });
    void this.#send();
    return key;
  }

  async #send(): Promise<void> {
    const first = this.#pending[0];
    if (this.#sending || !first) return;
    this.#sending = true;
    this.#set({});
    try {
      const answer = await this.#wire.send(first.key, first.changes);
      if (answer.made) await this.#confirmed(first.key, answer.revision);
      else {
        await this.catchUp();
        this.#takeOff(first.key, { conflicts: answer.conflicts, problems: answer.problems, error: null });
      }
    } catch (error) {
      if (!this.#wire.refused(error)) {
        this.#set({ saving: 'waiting' });
        this.#wire.later(() => {
          this.#sending = false;
          void this.#send();
        });
        return;
      }
      this.#takeOff(first.key, { conflicts: [], problems: [], error });
    }
    this.#sending = false;
    this.#set({ saving: this.#pending.length === 0 ? 'saved' : 'saving' });
    void this.#send();
  }

  async #confirmed(key: string, revision: number): Promise<void> {
    const first = this.#pending.find((one) => one.key === key);
    if (!first || revision <= this.state.revision) return;
    if (revision === this.state.revision + 1) return this.#advance(first.changes, revision, key);
    this.#own.set(revision, key);
    await this.catchUp();
  }

  /** An own edit is known by its revision, or by being the one on its way. */
  #received(edit: MadeEdit): void {
    if (edit.revision <= this.state.revision) return;
    const named = this.#own.get(edit.revision);
    const first = this.#pending[0];
    const mine = named ?? (this.#sending && first && isSame(first.changes, edit.changes) ? first.key : null);
    const { agreement: before, news } = this.state;
    this.#advance(edit.changes, edit.revision, mine);
    if (mine === null) this.#set({ news: { count: (news?.count ?? 0) + 1, by: edit.by, changes: edit.changes, before } });
  }

  #advance(changes: readonly DraftChange[], revision: number, own: string | null): void {
    const made = applyEdit(this.#base, changes);
    if (!made.ok) throw new Error(`The edit of revision ${revision} does not fit what this page has`);
    this.#base = made.agreement;
    this.#own.delete(revision);
    const settled = own !== null && this.#pending[0]?.key === own;
    this.#pending = this.#pending.filter((one) => one.key !== own);
    this.#set({ revision });
    // Where the first own edit is now what the server has, the page shows it already.
    if (!settled) this.#rebase();
  }

  #takeOff(key: string, why: Pick<Clash, 'conflicts' | 'problems' | 'error'>): void {
    const found = this.#pending.find((one) => one.key === key);
    if (!found) return;
    this.#drop(found, why);
    this.#rebase();
  }

  #drop({ key, changes, again }: Pending, why: Pick<Clash, 'conflicts' | 'problems' | 'error'>): void {
    this.#pending = this.#pending.filter((one) => one.key !== key);
    this.#undo = this.#undo.filter((one) => one.key !== key);
    this.#redo = this.#redo.filter((one) => one.key !== key);
    this.#clash({ changes, intent: why.error === null ? again : null, ...why });
  }

  #rebase(): void {
    let agreement = this.#base;
    for (const one of this.#pending) {
      const made = applyEdit(agreement, one.changes);
      if (made.ok) agreement = made.agreement;
      else this.#drop(one, unmade(made));
    }
    this.#set({ agreement });
  }

  #clash(clash: Clash): void {
    this.#set({ clashes: [...this.state.clashes, clash] });
  }

  #set(change: Partial<SessionState>): void {
    this.state = {
      ...this.state,
      saving: this.#pending.length === 0 ? 'saved' : this.state.saving === 'waiting' && !change.saving ? 'waiting' : 'saving',
      ...change,
      canUndo: this.#undo.length > 0,
      canRedo: this.#redo.length > 0,
    };
    for (const listener of this.#listeners) listener();
  }
}

function unmade(result: Extract<ReturnType<typeof applyEdit>, { readonly ok: false }>): Pick<Clash, 'conflicts' | 'problems' | 'error'> {
  return result.reason === 'conflict'
    ? { conflicts: result.conflicts, problems: [], error: null }
    : { conflicts: [], problems: result.problems, error: null };
}
