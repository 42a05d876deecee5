import { renderTable } from '@feedback/report';
import { EXIT } from '../exit-code.ts';
import type { SettingName } from '../settings/config.ts';
import { defineCommand } from './command.ts';

const shown = (value: unknown): string =>
  value === undefined ? '–' : typeof value === 'string' ? value : JSON.stringify(value);

/** A password in a location is nobody's business. */
const withoutPassword = (value: unknown): unknown =>
  typeof value === 'string' ? value.replace(/(:\/\/[^/:@]*):[^@/]*@/, '$1:***@') : value;

export const config = defineCommand<object>({
  examples: ['config                    # every setting, its value and its origin', 'config --json'],
  configure: () => undefined,
  run: async ({ workspace, output }) => {
    const { settings, origins, root, configPath, display } = await workspace();
    const names = Object.keys(origins) as SettingName[];
    const rows = names.map((name) => ({
      name,
      value: withoutPassword(settings[name]),
      origin: origins[name],
    }));
    if (output.json) {
      const byName = rows.map(({ name, value, origin }) => [name, { value: value ?? null, origin }]);
      output.answer({ root, config: configPath, settings: Object.fromEntries(byName) });
    } else {
      const columns = [{ title: 'Setting' }, { title: 'Value' }, { title: 'From' }];
      const place = (text: string): string => (text.startsWith('/') ? display(text) : text);
      output.text(
        renderTable(
          columns,
          rows.map(({ name, value, origin }) => [name, place(shown(value)), place(origin)]),
        ),
      );
    }
    return EXIT.ok;
  },
});
