import type { Problem } from '@feedback/schema';
import { fixedClock, temporaryFolder } from '@feedback/testing';
import { mkdir, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ALLOWED_PLAN_ROOTS, MetricsCollector } from '../../src/index.ts';

const PLAN = '## Patterns to Apply\n- [ ] a_b\n';

const folders = async () => {
  const base = await temporaryFolder();
  const [inside, outside] = [join(base, 'inside'), join(base, 'outside')];
  await Promise.all([mkdir(inside), mkdir(outside)]);
  await Promise.all([writeFile(join(inside, 'plan.md'), PLAN), writeFile(join(outside, 'plan.md'), PLAN)]);
  return { base, inside, outside };
};

const read = (path: string, root: string) =>
  new MetricsCollector().logFromPlanFile(path, { allowedRoots: [root] });

describe('logFromPlanFile', () => {
  it('allows the working folder and the temporary folder', () => {
    expect(ALLOWED_PLAN_ROOTS).toEqual([process.cwd(), tmpdir()]);
  });

  it('refuses a ".." part, also a harmless one', async () => {
    const { inside } = await folders();
    await expect(read(`${inside}/../inside/plan.md`, inside)).rejects.toMatchObject({
      code: 'PATH_TRAVERSAL',
    });
    await expect(read(String.raw`sub\..\plan.md`, inside)).rejects.toMatchObject({ code: 'PATH_TRAVERSAL' });
  });

  it('refuses a file outside, whether it exists or not', async () => {
    const { inside, outside } = await folders();
    for (const name of ['plan.md', 'none.md'])
      await expect(read(join(outside, name), inside)).rejects.toMatchObject({
        code: 'OUTSIDE_ALLOWED_ROOTS',
      });
  });

  it('refuses a folder whose name only begins like an allowed one', async () => {
    const { base, inside } = await folders();
    await mkdir(`${inside}-not`);
    await writeFile(`${inside}-not/plan.md`, PLAN);
    await expect(read(join(base, 'inside-not', 'plan.md'), inside)).rejects.toMatchObject({
      code: 'OUTSIDE_ALLOWED_ROOTS',
    });
  });

  it('follows a symbolic link before it decides', async () => {
    const { inside, outside } = await folders();
    await symlink(join(outside, 'plan.md'), join(inside, 'link.md'));
    await symlink(outside, join(inside, 'folder'));
    for (const path of ['link.md', 'folder/plan.md', 'folder/none.md'])
      await expect(read(join(inside, path), inside)).rejects.toMatchObject({ code: 'OUTSIDE_ALLOWED_ROOTS' });
  });

  it('follows the symbolic links of roots too', async () => {
    const { base, inside } = await folders();
    await symlink(inside, join(base, 'alias'));
    await expect(read(join(inside, 'plan.md'), join(base, 'alias'))).resolves.toEqual(['a_b']);
    await expect(read(join(base, 'alias', 'plan.md'), inside)).resolves.toEqual(['a_b']);
  });

  it.each([
    ['none.md', 'NOT_FOUND'],
    ['plan.md/below', 'NOT_FOUND'],
    ['', 'NOT_A_FILE'],
    ['nul\0.md', 'NOT_A_FILE'],
  ])('refuses %j with %s', async (name, code) => {
    const { inside } = await folders();
    await expect(read(join(inside, name), inside)).rejects.toMatchObject({ name: 'CollectorError', code });
  });

  it('refuses an empty path, which would be the working folder', async () => {
    await expect(new MetricsCollector().logFromPlanFile('')).rejects.toMatchObject({ code: 'NOT_A_FILE' });
  });

  it('refuses a file that is too large for a plan', async () => {
    const { inside } = await folders();
    await truncate(join(inside, 'plan.md'), 5 * 1024 * 1024);
    await expect(read(join(inside, 'plan.md'), inside)).rejects.toMatchObject({ code: 'TOO_LARGE' });
  });

  it('logs the plan as one generation', async () => {
    const { inside } = await folders();
    const collector = new MetricsCollector({ clock: fixedClock() });
    const path = join(inside, 'plan.md');
    await collector.logFromPlanFile(path, { allowedRoots: [inside] });
    expect(collector.exportDict().code_generation).toMatchObject([
      {
        prompt: 'plan:plan.md',
        patterns_applied: ['a_b'],
        confidence: 1,
        success: true,
        metadata: { source: 'plan_file', section_heading: 'Patterns to Apply', plan_path: path },
        timestamp: '2026-01-31T12:00:00.000Z',
      },
    ]);
  });

  it('logs nothing without the section and tells onProblem', async () => {
    const { inside } = await folders();
    const problems: Problem[] = [];
    const collector = new MetricsCollector();
    const patterns = await collector.logFromPlanFile(join(inside, 'plan.md'), {
      sectionHeading: 'Other',
      allowedRoots: [inside],
      onProblem: (problem) => problems.push(problem),
    });
    expect(patterns).toEqual([]);
    expect(problems).toMatchObject([{ code: 'SECTION_NOT_FOUND', path: join(inside, 'plan.md') }]);
    expect(collector.getSummary().total).toBe(0);
  });
});
