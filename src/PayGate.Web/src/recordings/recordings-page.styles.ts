import { css } from 'lit';

export const pageStyles = css`
  :host {
    display: grid;
    gap: var(--pg-4);
    max-inline-size: 78rem;
    margin-inline: auto;
    padding: var(--pg-5) var(--pg-4);
  }

  header {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    justify-content: space-between;
    gap: var(--pg-3);
  }

  h1 {
    font-size: var(--pg-size-xl);
    font-weight: 680;
    letter-spacing: -0.015em;
  }

  .filter {
    display: flex;
    flex-wrap: wrap;
    gap: var(--pg-1);
  }

  .filter button {
    border-color: var(--pg-line);
    border-radius: 999px;
  }

  .filter button[aria-pressed='true'] {
    border-color: var(--pg-accent);
    background: var(--pg-accent-soft);
    color: var(--pg-accent);
  }

  .count {
    color: var(--pg-muted);
    font-weight: 450;
    font-variant-numeric: tabular-nums;
  }

  .columns {
    display: grid;
    grid-template-columns: minmax(16rem, 22rem) minmax(0, 1fr);
    gap: var(--pg-4);
    align-items: start;
  }

  .empty {
    display: grid;
    justify-items: center;
    gap: var(--pg-2);
    padding: var(--pg-7) var(--pg-4);
    color: var(--pg-muted);
    text-align: center;
  }

  .empty paygate-icon {
    inline-size: 2.5rem;
    block-size: 2.5rem;
  }

  @media (width < 820px) {
    :host {
      padding: var(--pg-3);
    }

    .columns {
      grid-template-columns: minmax(0, 1fr);
    }
  }
`;
