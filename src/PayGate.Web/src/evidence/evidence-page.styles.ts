import { css } from 'lit';

export const pageStyles = css`
  :host {
    display: grid;
    gap: var(--pg-4);
    max-inline-size: 74rem;
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

  .chains {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(15rem, 1fr));
    gap: var(--pg-3);
  }

  .card {
    overflow: clip;
  }

  .filters {
    display: flex;
    flex-wrap: wrap;
    gap: var(--pg-3);
    padding: var(--pg-3);
    border-block-end: 1px solid var(--pg-line);
  }

  .filters .field {
    flex: 0 1 17rem;
  }

  .empty {
    padding: var(--pg-6);
    color: var(--pg-muted);
    text-align: center;
  }

  nav {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--pg-2);
    padding: var(--pg-3);
  }

  nav .hint {
    flex: 1;
    font-variant-numeric: tabular-nums;
  }

  @media (width < 720px) {
    :host {
      padding: var(--pg-3);
    }
  }

  .certificates {
    display: grid;
    gap: var(--pg-2);
    padding: var(--pg-4);
  }

  .certificates h2 {
    font-size: var(--pg-size-m);
    font-weight: 650;
  }
`;
