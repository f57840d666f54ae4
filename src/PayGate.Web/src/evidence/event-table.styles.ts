import { css } from 'lit';

export const tableStyles = css`
  table {
    inline-size: 100%;
    border-collapse: collapse;
    font-size: var(--pg-size-s);
  }

  th,
  td {
    padding: var(--pg-2) var(--pg-3);
    border-block-end: 1px solid var(--pg-line);
    text-align: start;
    vertical-align: top;
  }

  th {
    background: var(--pg-sunken);
    color: var(--pg-muted);
    font-size: var(--pg-size-xs);
    font-weight: 650;
    white-space: nowrap;
  }

  tbody tr:hover {
    background: var(--pg-hover);
  }

  .at {
    color: var(--pg-muted);
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }

  .kind {
    font-weight: 550;
  }

  .chain {
    color: var(--pg-muted);
    white-space: nowrap;
  }

  .chain span {
    font-variant-numeric: tabular-nums;
  }

  dl {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--pg-3);
    font-size: var(--pg-size-xs);
  }

  dl div {
    display: flex;
    gap: var(--pg-1);
  }

  dt {
    color: var(--pg-muted);
  }

  dd {
    font-family: var(--pg-mono);
    overflow-wrap: anywhere;
  }

  @media (width < 720px) {
    thead {
      position: absolute;
      clip-path: inset(50%);
    }

    tr {
      display: grid;
      gap: var(--pg-1);
      padding: var(--pg-2) var(--pg-3);
      border-block-end: 1px solid var(--pg-line);
    }

    td {
      padding: 0;
      border: 0;
    }
  }
`;
