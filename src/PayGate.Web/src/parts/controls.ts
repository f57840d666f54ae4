import { css } from 'lit';

/** Buttons, fields, cards and chips as every page draws them. */
export const controls = css`
  :host {
    box-sizing: border-box;
  }

  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }

  :host([hidden]),
  [hidden] {
    display: none !important;
  }

  h1,
  h2,
  h3,
  p,
  ul,
  ol,
  dl,
  dd {
    margin: 0;
    padding: 0;
  }

  ul,
  ol {
    list-style: none;
  }

  button,
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: var(--pg-2);
    min-block-size: 2.25rem;
    padding: 0.3rem 0.8rem;
    border: 1px solid var(--pg-line-strong);
    border-radius: var(--pg-radius-s);
    background: var(--pg-surface);
    color: var(--pg-text);
    font: 550 var(--pg-size-s) / 1.3 var(--pg-font);
    text-decoration: none;
    cursor: pointer;
    transition:
      background-color var(--pg-ease),
      border-color var(--pg-ease);
  }

  button:hover,
  .button:hover {
    background: var(--pg-hover);
  }

  button.primary {
    min-block-size: 2.75rem;
    border-color: transparent;
    background: var(--pg-accent-fill);
    color: var(--pg-on-fill);
    font-size: var(--pg-size-m);
    font-weight: 600;
  }

  button.primary:hover {
    background: var(--pg-accent-fill-hover);
  }

  button.danger {
    border-color: transparent;
    background: var(--pg-bad-fill);
    color: var(--pg-on-fill);
  }

  button.quiet {
    border-color: transparent;
    background: transparent;
    color: var(--pg-muted);
  }

  button.quiet:hover {
    background: var(--pg-hover);
    color: var(--pg-text);
  }

  button:disabled,
  button[aria-disabled='true'] {
    border-color: var(--pg-line);
    background: var(--pg-sunken);
    color: var(--pg-muted);
    cursor: default;
  }

  :focus-visible {
    outline: 2px solid transparent;
    box-shadow: var(--pg-focus);
  }

  label,
  .label {
    color: var(--pg-text);
    font-size: var(--pg-size-s);
    font-weight: 550;
  }

  input,
  select,
  textarea {
    inline-size: 100%;
    min-block-size: 2.5rem;
    padding: 0.4rem 0.7rem;
    border: 1px solid var(--pg-line-strong);
    border-radius: var(--pg-radius-s);
    background: var(--pg-surface);
    color: var(--pg-text);
    font: 400 var(--pg-size-m) / 1.4 var(--pg-font);
  }

  textarea {
    resize: vertical;
  }

  .field {
    display: grid;
    gap: var(--pg-1);
  }

  .hint {
    color: var(--pg-muted);
    font-size: var(--pg-size-s);
  }

  .error {
    display: flex;
    gap: var(--pg-2);
    color: var(--pg-bad);
    font-size: var(--pg-size-s);
    font-weight: 550;
  }

  .card {
    border: 1px solid var(--pg-line);
    border-radius: var(--pg-radius-m);
    background: var(--pg-surface);
    box-shadow: var(--pg-shadow);
  }

  .hidden-text {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  kbd {
    padding: 0.05rem 0.35rem;
    border: 1px solid var(--pg-line);
    border-block-end-width: 2px;
    border-radius: 5px;
    background: var(--pg-sunken);
    color: var(--pg-muted);
    font: 500 var(--pg-size-xs) / 1.4 var(--pg-font);
    white-space: nowrap;
  }
`;
