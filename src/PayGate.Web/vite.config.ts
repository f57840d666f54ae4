import { defineConfig } from 'vitest/config';

const server = process.env['PAYGATE_ORIGIN'] ?? 'http://127.0.0.1:43201';

export default defineConfig({
  build: {
    target: 'es2022',
    // The first versions with light-dark(): a fallback would double every colour.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    // A data: URI would be refused by the content security policy of the server.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rollupOptions: { input: ['index.html', 'telephone.html'] },
  },
  server: {
    host: '127.0.0.1',
    port: 43200,
    proxy: { '/api': server, '/hubs': { target: server, ws: true } },
  },
  test: {
    include: ['tests/**/*.test.ts'],
    // Tests that need a page say so themselves: a page costs a second, most tests need none.
    environment: 'node',
    pool: 'threads',
  },
});
