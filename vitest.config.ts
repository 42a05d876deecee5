import { defineConfig } from 'vitest/config';

const conditions = ['@feedback/source', 'module', 'node'];

/** Tests of what a module does when it is first loaded: they need a process of their own. */
const ALONE = ['packages/rules/test/lazy-loading.test.ts', 'apps/feedback/test/tui/app.test.tsx'];

export default defineConfig({
  ssr: { resolve: { conditions, externalConditions: conditions } },
  test: {
    setupFiles: ['./vitest.setup.ts'],
    // Generous: nothing here asserts a time, and machines are shared.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    env: { NO_COLOR: '1', FORCE_COLOR: '0', FEEDBACK_TESTING: '1' },
    coverage: { provider: 'v8', include: ['packages/*/src/**', 'apps/*/src/**'] },
    projects: [
      {
        extends: true,
        test: {
          name: 'shared',
          include: ['packages/*/test/**/*.test.{ts,tsx}', 'apps/*/test/**/*.test.{ts,tsx}'],
          exclude: ALONE,
          // Loading the same modules for each of 200 files took half of the time.
          isolate: false,
        },
      },
      { extends: true, test: { name: 'alone', include: ALONE } },
    ],
  },
});
