/** The systems and what they depend on as a picture; choosing one shows, and says, what it needs and what fails with it. */
import { Button } from '@mantine/core';
import { type KeyboardEvent, memo, useId, useMemo, useState } from 'react';
import type { getLandscape } from '../../../contract/registers.js';
import type { AnswerOf } from '../../../contract/route.js';
import { type DependencyGraph, dependencyGraph, failsWith, needs } from '../../../core/registers/dependency-graph.js';
import { useFormat } from '../../lib/format.js';
import { useTranslation } from '../../lib/i18n/translation.js';
import { useHere } from '../../lib/session.js';
import { PartyChip } from '../../ui/party-chip.js';
import { EmptyState } from '../../ui/states.js';
import styles from './dependency-graph.module.css';
import { layoutGraph, NODE_HEIGHT, NODE_WIDTH, neighbour, type PlacedSystem, shownSystems } from './graph-layout.js';
import { choiceText } from './words.js';

export type LandscapeSystem = AnswerOf<typeof getLandscape>['systems'][number];

export interface DependencyGraphViewProps {
  readonly systems: readonly LandscapeSystem[];
  /** Words in the name of a system; its surroundings are drawn. */
  readonly find: string;
  /** Id of the system that is chosen. */
  readonly chosen: string | undefined;
  readonly onChoose: (id: string) => void;
  readonly onOpen: (id: string) => void;
}

const CRITICALITIES = ['critical', 'important', 'ordinary'] as const;

export function DependencyGraphView({ systems, find, chosen, onChoose, onOpen }: DependencyGraphViewProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const graph = useMemo(() => dependencyGraph(systems), [systems]);
  const shown = useMemo(() => shownSystems(graph, find), [graph, find]);
  const layout = useMemo(() => layoutGraph(graph, shown.places), [graph, shown]);
  const at = layout.systems.find((one) => systems[one.at]?.id === chosen)?.at ?? null;
  const joined = useMemo(
    () => (at === null ? null : { needs: new Set(needs(graph, at)), fails: new Set(failsWith(graph, at)) }),
    [graph, at],
  );
  const state = (one: number): string | undefined => {
    if (at === null || joined === null) return undefined;
    if (one === at) return 'chosen';
    if (joined.fails.has(one)) return joined.needs.has(one) ? 'both' : 'fails';
    return joined.needs.has(one) ? 'needs' : 'apart';
  };
  const arrow = useId();
  const reached = at ?? layout.systems[0]?.at;
  const onKey = (event: KeyboardEvent<SVGSVGElement>): void => {
    const from = Number((event.target as Element).closest('[data-place]')?.getAttribute('data-place') ?? Number.NaN);
    const next = neighbour(layout, from, event.key);
    if (event.key === 'Enter' || event.key === ' ') {
      const system = systems[from];
      if (system) onChoose(system.id);
    } else if (next !== null) {
      const target = event.currentTarget.querySelector<SVGGElement>(`[data-place="${next}"]`);
      target?.focus();
      target?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    } else return;
    event.preventDefault();
  };
  if (shown.places.length === 0)
    return find === '' ? (
      <EmptyState title={t('registers.graph.emptyTitle')} text={t('registers.graph.emptyText')} />
    ) : (
      <EmptyState title={t('registers.graph.nothing')} text={t('registers.nothingText')} />
    );
  return (
    <div className={styles.view}>
      <p className="mute">{find === '' ? t('registers.graph.hint') : t('registers.graph.surroundings')}</p>
      <p className={styles.legend}>
        <span>{t('registers.graph.legend')}:</span>
        {CRITICALITIES.map((one) => (
          <span key={one} className={styles.key} data-criticality={one}>
            {choiceText(t, one)}
          </span>
        ))}
      </p>
      <div className={styles.scroll}>
        <svg
          width={layout.width}
          height={layout.height}
          viewBox={`0 0 ${layout.width} ${layout.height}`}
          role="toolbar"
          aria-label={t('registers.graph.label')}
          onKeyDown={onKey}
        >
          <defs>
            <marker
              id={arrow}
              viewBox="0 0 8 8"
              refX={4}
              refY={4}
              markerWidth={8}
              markerHeight={8}
              markerUnits="userSpaceOnUse"
              orient="auto"
            >
              <path d="M 0 0 L 8 4 L 0 8 z" fill="var(--field-line)" />
            </marker>
          </defs>
          {layout.ways.map((way) => (
            <path
              key={`${way.from} ${way.to}`}
              d={way.path}
              className={styles.way}
              markerEnd={`url(#${arrow})`}
              data-state={at === null ? undefined : state(way.from) === 'apart' || state(way.to) === 'apart' ? 'apart' : 'joined'}
            />
          ))}
          {layout.systems.map((placed) => {
            const system = systems[placed.at]!;
            const node = graph.nodes[placed.at]!;
            return (
              <SystemNode
                key={system.id}
                placed={placed}
                name={system.name}
                criticality={system.criticality}
                criticalityText={choiceText(t, system.criticality)}
                label={t('registers.graph.name', {
                  name: system.name,
                  criticality: choiceText(t, system.criticality),
                  down: format.number(node.dependsOn.length),
                  up: format.number(node.dependants.length),
                })}
                state={state(placed.at)}
                stop={placed.at === reached}
                id={system.id}
                onChoose={onChoose}
              />
            );
          })}
        </svg>
      </div>
      <Consequences graph={graph} systems={systems} at={at} onOpen={onOpen} />
      {shown.left > 0 ? <p className="mute">{t('registers.graph.left', { count: shown.left })}</p> : null}
      {shown.alone > 0 ? <p className="mute">{t('registers.graph.alone', { count: shown.alone })}</p> : null}
      <AsList graph={graph} places={shown.places} />
    </div>
  );
}

interface SystemNodeProps {
  readonly placed: PlacedSystem;
  readonly id: string;
  readonly name: string;
  readonly criticality: string;
  readonly criticalityText: string;
  readonly label: string;
  readonly state: string | undefined;
  /** Where the Tab key comes in. */
  readonly stop: boolean;
  readonly onChoose: (id: string) => void;
}

/** As many letters as stand in a node. */
const LETTERS = 22;
const shortened = (name: string): string => (name.length > LETTERS ? `${name.slice(0, LETTERS - 1)}…` : name);

const SystemNode = memo(function SystemNode({
  placed,
  id,
  name,
  criticality,
  criticalityText,
  label,
  state,
  stop,
  onChoose,
}: SystemNodeProps) {
  const place = `translate(${placed.x} ${placed.y})`;
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a button of HTML does not stand in a picture */}
      <g
        role="button"
        tabIndex={stop ? 0 : -1}
        aria-label={label}
        aria-pressed={state === 'chosen'}
        className={styles.node}
        data-place={placed.at}
        data-criticality={criticality}
        data-state={state}
        transform={place}
        onClick={() => onChoose(id)}
        onFocus={() => onChoose(id)}
      >
        {shortened(name) === name ? null : <title>{name}</title>}
        <rect width={NODE_WIDTH} height={NODE_HEIGHT} rx={6} />
      </g>
      {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: it takes no focus; the label of the button says the same, and a name in full */}
      <g className={styles.text} data-state={state} transform={place} aria-hidden="true">
        <text x={10} y={17} className={styles.name}>
          {shortened(name)}
        </text>
        <text x={10} y={32} className={styles.criticality}>
          {criticalityText}
        </text>
      </g>
    </>
  );
});

interface ConsequencesProps {
  readonly graph: DependencyGraph;
  readonly systems: readonly LandscapeSystem[];
  readonly at: number | null;
  readonly onOpen: (id: string) => void;
}

/** What the picture shows of the chosen system, in words. */
function Consequences({ graph, systems, at, onOpen }: ConsequencesProps) {
  const { t } = useTranslation();
  const here = useHere();
  const system = at === null ? undefined : systems[at];
  const names = (places: readonly number[]): string => places.map((place) => graph.nodes[place]!.name).join(', ');
  const down = at === null ? [] : needs(graph, at);
  const up = at === null ? [] : failsWith(graph, at);
  const circle = system === undefined ? undefined : graph.circles.find((one) => one.includes(system.name));
  return (
    <section className={styles.words} aria-live="polite">
      {system === undefined ? (
        <p>{t('registers.graph.choose')}</p>
      ) : (
        <>
          <h2>
            {system.name}
            {system.owner === null ? null : <PartyChip tone={here.tone(system.owner)} label={here.partyName(system.owner)} />}
          </h2>
          <p>{down.length > 0 ? t('registers.graph.needs', { systems: names(down) }) : t('registers.graph.needsNothing')}</p>
          <p>{up.length > 0 ? t('registers.graph.fails', { systems: names(up) }) : t('registers.graph.failsNothing')}</p>
          {circle ? <p>{t('registers.graph.around', { systems: [...circle, circle[0]].join(' › ') })}</p> : null}
          <Button onClick={() => onOpen(system.id)}>{t('registers.graph.open', { name: system.name })}</Button>
        </>
      )}
    </section>
  );
}

function AsList({ graph, places }: { readonly graph: DependencyGraph; readonly places: readonly number[] }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('registers.graph.asList')}</summary>
      {open ? (
        <ul className={styles.list}>
          {places
            .filter((at) => graph.nodes[at]!.dependsOn.length > 0)
            .map((at) => (
              <li key={at}>
                {t('registers.graph.listed', {
                  name: graph.nodes[at]!.name,
                  systems: graph.nodes[at]!.dependsOn.map((one) => graph.nodes[one]!.name).join(', '),
                })}
              </li>
            ))}
        </ul>
      ) : null}
    </details>
  );
}
