/**
 * Markdown as React elements, by a list of what is allowed. No HTML string is ever made, so there is
 * nothing to clean: mark-up that is not on the list becomes plain text, images become links.
 */
import MarkdownIt from 'markdown-it';
import { createElement, Fragment, type ReactNode } from 'react';
import styles from './markdown.module.css';

const parser = new MarkdownIt({ html: false, linkify: true, breaks: true });

type Token = ReturnType<typeof parser.parse>[number];

const ALLOWED = new Set(['p', 'ul', 'ol', 'li', 'blockquote', 'em', 'strong', 's', 'table', 'thead', 'tbody', 'tr', 'th', 'td']);
/** `@[Name](person:id)`: somebody named. */
const PERSON_LINK = /^person:/;
const SAFE_LINK = /^(?:https?:|mailto:|tel:)/i;

const textOf = (token: Token, name: string): string | null => {
  const value = token.attrGet(name);
  return value === null ? null : String(value);
};

const link = (href: string | null, children: ReactNode, key: number): ReactNode =>
  href !== null && SAFE_LINK.test(href) ? (
    <a key={key} href={href} target="_blank" rel="noopener noreferrer nofollow">
      {children}
    </a>
  ) : (
    <Fragment key={key}>{children}</Fragment>
  );

function element(open: Token, children: ReactNode[], key: number): ReactNode {
  if (open.tag === 'a' && PERSON_LINK.test(textOf(open, 'href') ?? ''))
    return (
      <span key={key} className={styles.mention}>
        @{children}
      </span>
    );
  if (open.tag === 'a') return link(textOf(open, 'href'), children, key);
  // Headings inside a message would break the outline of the page: they are shown as strong lines.
  if (/^h[1-6]$/.test(open.tag)) return createElement('p', { key }, createElement('strong', null, ...children));
  if (open.hidden || !ALLOWED.has(open.tag)) return createElement(Fragment, { key }, ...children);
  // A head that says nothing heads nothing.
  const tag = open.tag === 'th' && !children.some(Boolean) ? 'td' : open.tag;
  const start = open.tag === 'ol' ? Number(open.attrGet('start') ?? 1) : 1;
  return createElement(tag, start === 1 ? { key } : { key, start }, ...children);
}

function leaf(token: Token, key: number): ReactNode {
  switch (token.type) {
    case 'inline':
      return token.content === '' ? null : createElement(Fragment, { key }, ...tree(withoutSigns(token.children ?? [])));
    case 'code_inline':
      return <code key={key}>{token.content}</code>;
    case 'fence':
    case 'code_block':
      return (
        <pre key={key}>
          <code>{token.content}</code>
        </pre>
      );
    case 'softbreak':
    case 'hardbreak':
      return <br key={key} />;
    case 'hr':
      return <hr key={key} />;
    case 'image':
      return link(textOf(token, 'src'), token.content || textOf(token, 'src'), key);
    default:
      return token.content;
  }
}

/** The sign before a named person is part of the chip. */
const withoutSigns = (tokens: readonly Token[]): readonly Token[] =>
  tokens.map((token, index) => {
    const next = tokens[index + 1];
    if (token.type !== 'text' || !token.content.endsWith('@') || next?.type !== 'link_open') return token;
    if (!PERSON_LINK.test(textOf(next, 'href') ?? '')) return token;
    return Object.assign(Object.create(Object.getPrototypeOf(token) as object) as Token, token, { content: token.content.slice(0, -1) });
  });

/** The flat list of opening, closing and leaf tokens as nested elements. */
function tree(tokens: readonly Token[]): ReactNode[] {
  const stack: { open: Token | null; children: ReactNode[] }[] = [{ open: null, children: [] }];
  tokens.forEach((token, key) => {
    if (token.nesting === 1) {
      stack.push({ open: token, children: [] });
      return;
    }
    const top = stack.at(-1);
    if (token.nesting === -1 && top?.open) {
      stack.pop();
      stack.at(-1)?.children.push(element(top.open, top.children, key));
      return;
    }
    top?.children.push(leaf(token, key));
  });
  return stack[0]?.children ?? [];
}

export const MarkdownRich = ({ text }: { readonly text: string }) => <>{tree(parser.parse(text, {}))}</>;
