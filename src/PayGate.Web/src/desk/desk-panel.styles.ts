import { css } from 'lit';

export const panelStyles = css`
  :host {
    display: block;
    overflow: clip;
    border: 1px solid var(--pg-line);
    border-radius: var(--pg-radius-l);
    background: var(--pg-surface);
    box-shadow: var(--pg-shadow);
  }

  paygate-shield-banner {
    position: sticky;
    inset-block-start: 0;
    z-index: 1;
  }

  .lost {
    border-radius: 0;
  }

  .note {
    margin-block-end: var(--pg-2);
  }

  .body {
    display: grid;
    gap: var(--pg-3);
    padding: var(--pg-3);
  }

  header {
    display: flex;
    align-items: baseline;
    gap: var(--pg-2);
    color: var(--pg-muted);
    font-size: var(--pg-size-s);
  }

  header h2 {
    color: var(--pg-text);
    font-size: var(--pg-size-m);
    font-weight: 650;
    white-space: nowrap;
  }

  header span {
    flex: 1;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  time {
    font-variant-numeric: tabular-nums;
  }

  .status {
    display: flex;
    gap: var(--pg-3);
    align-items: center;
    padding: var(--pg-3);
    border-radius: var(--pg-radius-m);
    background: var(--pg-sunken);
    font-weight: 600;
    line-height: 1.4;
  }

  .status paygate-icon {
    inline-size: 1.6rem;
    block-size: 1.6rem;
  }

  .status span {
    display: block;
    font-size: var(--pg-size-s);
    font-weight: 450;
  }

  .status.info {
    background: var(--pg-info-soft);
    color: var(--pg-info);
  }

  .status.good {
    background: var(--pg-good-soft);
    color: var(--pg-good);
  }

  .status.warn {
    background: var(--pg-warn-soft);
    color: var(--pg-warn);
  }

  .status.bad {
    background: var(--pg-bad-soft);
    color: var(--pg-bad);
  }

  .fields {
    display: grid;
    gap: var(--pg-2);
  }

  .empty {
    display: grid;
    justify-items: center;
    gap: var(--pg-1);
    padding: var(--pg-6) var(--pg-4);
    text-align: center;
  }

  .empty paygate-icon {
    inline-size: 2.5rem;
    block-size: 2.5rem;
    color: var(--pg-line-strong);
  }

  .empty h2 {
    font-size: var(--pg-size-l);
    font-weight: 650;
  }

  paygate-event-log {
    padding-block-start: var(--pg-2);
    border-block-start: 1px solid var(--pg-line);
  }

  @media (forced-colors: active) {
    .status {
      border: 1px solid CanvasText;
    }
  }
`;
