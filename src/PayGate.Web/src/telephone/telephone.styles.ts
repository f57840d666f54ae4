import { css } from 'lit';

export const telephoneStyles = css`
  header {
    display: flex;
    align-items: center;
    justify-content: space-between;
    padding: var(--pg-2) var(--pg-4);
    border-block-end: 1px solid var(--pg-line);
    background: var(--pg-surface);
  }

  main {
    display: grid;
    grid-template-columns: minmax(0, 21rem) minmax(0, 24rem);
    gap: var(--pg-5);
    justify-content: center;
    align-items: start;
    padding: var(--pg-5) var(--pg-4);
  }

  .phone {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--pg-4);
    padding: var(--pg-5);
    border-radius: 2rem;
  }

  h1 {
    color: var(--pg-muted);
    font-size: var(--pg-size-s);
    font-weight: 650;
    text-align: center;
  }

  .screen {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--pg-1);
    padding: var(--pg-3);
    border-radius: var(--pg-radius-m);
    background: var(--pg-sunken);
    text-align: center;
  }

  .screen p[role='status'] {
    display: flex;
    align-items: center;
    justify-content: center;
    gap: var(--pg-2);
    font-weight: 600;
  }

  .dots {
    min-block-size: 1.6rem;
    overflow: hidden;
    font-size: 1.3rem;
    letter-spacing: 0.12em;
    line-height: 1.6rem;
  }

  .call {
    min-block-size: 3rem;
    border-color: transparent;
    border-radius: 999px;
    background: var(--pg-good-fill);
    color: var(--pg-on-fill);
    font-size: var(--pg-size-m);
  }

  .call:hover {
    background: var(--pg-good-fill);
    filter: brightness(1.1);
  }

  .call.hangup,
  .call.hangup:hover {
    background: var(--pg-bad-fill);
  }

  .phone > .hint {
    text-align: center;
  }

  .side {
    display: grid;
    gap: var(--pg-4);
  }

  .transport {
    padding: var(--pg-5);
  }

  fieldset {
    display: grid;
    gap: var(--pg-2);
    margin: 0;
    padding: 0;
    border: 0;
  }

  legend {
    padding: 0;
    font-size: var(--pg-size-l);
    font-weight: 650;
  }

  fieldset label {
    display: flex;
    align-items: center;
    gap: var(--pg-2);
    min-block-size: 2rem;
    font-weight: 450;
  }

  input[type='radio'] {
    inline-size: 1.2rem;
    min-block-size: 1.2rem;
    margin: 0;
    accent-color: var(--pg-accent-fill);
  }

  @media (width < 720px) {
    main {
      grid-template-columns: minmax(0, 1fr);
      padding: var(--pg-3);
    }
  }
`;
