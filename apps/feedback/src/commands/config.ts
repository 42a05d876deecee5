import type { Layer } from '@feedback/patterns';
import { renderTable } from '@feedback/report';
import { EXIT } from '../exit-code.ts';
import type { SettingName } from '../settings/config.ts';
import { defineCommand } from './command.ts';

const shown = (value: unknown): string =>
  value === undefined ? '–' : typeof value === 'string' ? value : JSON.stringify(value);

/** A password in a location is nobody's business. */
const withoutPassword = (value: unknown): unknown =>
  typeof value === 'string' ? value.replace(/(:\/\/[^/:@]*):[^@/]*@/, '$1:***@') : value;

const layerFields = ({ kind, name, path, lessons }: Layer): object => ({
  kind,
  name,
  path: path ?? null,
  patterns: lessons.length,
});

const layerTable = (layers: readonly Layer[], place: (text: string) => string): string =>
  renderTable(
    [{ title: 'Layer' }, { title: 'Patterns', align: 'right' }, { title: 'File' }],
    layers.map(({ name, path, lessons }) => [
      name,
      String(lessons.length),
      path === undefined ? '–' : place(path),
    ]),
  );

export const config = defineCommand<object>({
  examples: [
    'config                    # every setting, its value and its origin; the layers of the library',
    'config --json',
  ],
  configure: () => undefined,
  run: async ({ workspace, output, library }) => {
    const { settings, origins, root, configPath, display } = await workspace();
    const names = Object.keys(origins) as SettingName[];
    const rows = names.map((name) => ({
      name,
      value: withoutPassword(settings[name]),
      origin: origins[name],
    }));
    const layers = await library().then(
      (opened) => opened.layers(),
      () => undefined, // A damaged library is `doctor`'s affair: settings are shown all the same.
    );
    if (output.json) {
      const byName = rows.map(({ name, value, origin }) => [name, { value: value ?? null, origin }]);
      output.answer({
        root,
        config: configPath,
        settings: Object.fromEntries(byName),
        layers: layers?.map(layerFields) ?? null,
      });
    } else {
      const columns = [{ title: 'Setting' }, { title: 'Value' }, { title: 'From' }];
      const place = (text: string): string => (text.startsWith('/') ? display(text) : text);
      output.text(
        renderTable(
          columns,
          rows.map(({ name, value, origin }) => [name, place(shown(value)), place(origin)]),
        ),
      );
      if (layers === undefined) output.note('The library cannot be read: feedback doctor tells why.');
      else output.text(`\n${layerTable(layers, place)}`);
    }
    return EXIT.ok;
  },
});
