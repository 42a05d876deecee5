import type { Concepts } from './concepts.ts';

/** Collections, numbers, text, tables of data. */
export const DATA: Concepts = {
  'pandas dataframe spreadsheet': 'pandas dataframe inplace',
  'missing+values nan+values null+values fillna dropna empty+cells missing+data':
    'isnull notnull isna inplace pandas',
  'join+dataframe merge+dataframe merge+tables combine+dataframe merge+on join+on': 'merge pandas',
  'pivot reshape unstack wide+format long+format': 'pivot unstack stack pandas',
  'read+table tab-separated tsv read_csv dataframe+csv csv+pandas load+dataframe':
    'read_table read_csv pandas',
  'row+label cell+dataframe select+rows index+dataframe rows+dataframe': 'loc iloc ix at iat pandas',
  'dataframe+array numpy+dataframe array+column column+array': 'values to_numpy pandas array',
  'numpy+random random+numpy random+array random+samples random+matrix simulation monte+carlo seed':
    'numpy legacy random generator',
  'numpy+deprecated numpy+attribute numpy+2 upgrade+numpy np.float np.int np.bool':
    'numpy deprecated alias type removed',
  'nan not+a+number is+nan': 'nan isnan comparison',
  'float price prices currency money cents decimal rounding tax invoice+total amounts':
    'decimal float equality comparison literal',
  'compare+float equal+float float+equal equal+number': 'float equality comparison isclose',
  'parse+int string+integer text+number parse+number string+number input+number parseint convert+number':
    'parseint radix integer isnan coercion',
  'large+number big+integer large+id bigint 64-bit precision': 'precision loss numeric literal',
  'hex hexadecimal binary+number octal': 'octal literal hex bin format numeric',
  'bit bits bitwise flags': 'bitwise bit count operator',
  'loop+index index+loop counter+loop number+rows numbered position+each enumerate':
    'enumerate loop index counter',
  'two+lists lists+together parallel+lists pair+up side+by+side zip': 'zip strict',
  'consecutive adjacent neighbour neighbouring successive pairwise sliding': 'zip pairwise successive',
  'remove+while delete+while modify+while remove+iterating delete+iterating drop+looping remove+looping changed+during changed+iteration mutate+loop remove+loop':
    'mutation iterate loop modified iterator',
  'flatten nested+list': 'sum list quadratic flatten comprehension',
  'filter+list transform+list build+list new+list map+list collect+list':
    'comprehension list append map loop',
  'map+array filter+array array+callback reduce+array transform+array': 'array callback return arrow map',
  'build+dictionary group+by dictionary+from index+by lookup+table dictionary+list list+dictionary':
    'dictionary comprehension key get default',
  'dictionary+key key+missing default+value keyerror lookup': 'dictionary get key default',
  'iterate+dictionary loop+dictionary keys+values dictionary+items': 'dictionary items keys values iterate',
  'merge+dictionaries combine+dictionaries merge+objects merge+options object+assign default+options clone+object copy+object':
    'spread object assign dictionary',
  'object+properties object+keys properties+object keys+object iterate+object for+in hasownproperty':
    'guard for in prototype hasownproperty builtins own',
  'unique duplicates deduplicate distinct': 'set duplicate',
  'sort sorted ranking order+by': 'sorted reversed key list call',
  'minimum maximum smallest largest highest lowest biggest cheapest clamp': 'min max sorted nested',
  'first+element first+item first+match first+value': 'first element iterable list next slice index',
  'last+element reverse+list backwards': 'reversed reverse slice',
  'index+range out+of+range indexerror bounds': 'index bounds sequence',
  'sum+list total+list add+up': 'sum builtin loop',
  'any+match all+match contains check+list in+list membership one+of':
    'membership any all in comparison tuple',
  'copy+list clone+list': 'copy slice list',
  'concatenate+list combine+lists append+several': 'concatenation extend append repeated',
  'array+new create+array new+array': 'array constructor sparse',
  'concatenate+string build+string build+text greeting string+variables text+variables interpolate interpolation message+variables format+string':
    'template concatenation f-string format literal',
  'prefix suffix starts+with ends+with startswith endswith strip trim':
    'startswith endswith strip prefix suffix multiple characters',
  'split+string split+text': 'split maxsplit static string',
  'regular-expression pattern+match match+text validate+email phone+number validate+phone replace+text':
    'regular-expression re raw pattern escape sequence invalid',
  'replace+pattern re.sub sub+regular-expression': 're.sub positional count',
  'escape+sequence backslash': 'invalid escape sequence raw string',
  'translate+string gettext i18n localize': 'gettext f-string format',
  'percent+format arguments+format format+placeholder placeholder':
    'format percent string arguments mismatch placeholder',
  'quote quotes': 'quotes string',
};
