import type { Language } from '@feedback/schema';

const PYTHON_FIELDS = `
aliased_import: alias name
as_pattern: alias
assignment: left right type
attribute: attribute object
augmented_assignment: left operator right
binary_operator: left operator right
boolean_operator: left operator right
call: arguments function
case_clause: consequence guard
class_definition: body name superclasses
comparison_operator: operators
decorated_definition: definition
default_parameter: name value
dictionary_comprehension: body
elif_clause: condition consequence
else_clause: body
except_clause: alias value
for_in_clause: left right
for_statement: alternative body left right
function_definition: body name parameters return_type
generator_expression: body
if_statement: alternative condition consequence
import_from_statement: module_name
interpolation: expression format_specifier type_conversion
keyword_argument: name value
lambda: body parameters
list_comprehension: body
match_statement: body subject
named_expression: name value
not_operator: argument
pair: key value
raise_statement: cause
set_comprehension: body
subscript: subscript value
try_statement: body
typed_default_parameter: name type value
typed_parameter: type
unary_operator: argument operator
while_statement: alternative body condition
with_item: value
with_statement: body`;

const ECMASCRIPT_FIELDS = `
arrow_function: body parameter parameters return_type
as_expression:
assignment_expression: left right
assignment_pattern: left right
augmented_assignment_expression: left operator right
binary_expression: left operator right
break_statement: label
call_expression: arguments function optional_chain
catch_clause: body parameter
class: body name
class_declaration: body name
continue_statement: label
do_statement: body condition
export_specifier: alias name
export_statement: declaration source value
field_definition: property value
finally_clause: body
for_in_statement: body kind left operator right
for_statement: body condition increment initializer
function_declaration: body name parameters return_type
function_expression: body name parameters return_type
generator_function: body name parameters
generator_function_declaration: body name parameters
if_statement: alternative condition consequence
import_specifier: alias name
import_statement: source
jsx_element: close_tag open_tag
jsx_opening_element: name
jsx_self_closing_element: name
labeled_statement: body label
lexical_declaration: kind
member_expression: object optional_chain property
method_definition: body name parameters return_type
new_expression: arguments constructor
object_assignment_pattern: left right
optional_parameter: pattern type value
pair: key value
pair_pattern: key value
public_field_definition: name type value
required_parameter: pattern type value
subscript_expression: index object optional_chain
switch_case: value
switch_statement: body value
ternary_expression: alternative condition consequence
try_statement: body finalizer handler
unary_expression: argument operator
update_expression: argument operator
variable_declarator: name type value
while_statement: body condition
with_statement: body object
enum_declaration: body name
function_signature: name parameters return_type
generic_type: name type_arguments
index_signature: name type
interface_declaration: body name
method_signature: name parameters return_type
property_signature: name type
type_alias_declaration: name value
type_parameter: constraint name value`;

const readTable = (table: string): ReadonlyMap<string, readonly string[]> =>
  new Map(
    table
      .trim()
      .split('\n')
      .map((line) => {
        const [kind = '', fields = ''] = line.split(':');
        return [kind, fields.split(' ').filter(Boolean)] as const;
      }),
  );

const PYTHON = readTable(PYTHON_FIELDS);
const ECMASCRIPT = readTable(ECMASCRIPT_FIELDS);

const NO_FIELDS: readonly string[] = [];

/** The fields of a kind of node in the tree-sitter grammar of a language. */
export const fieldsOf = (language: Language, kind: string): readonly string[] =>
  (language === 'python' ? PYTHON : ECMASCRIPT).get(kind) ?? NO_FIELDS;

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

const LISTS = words(`
  module block program statement_block class_body interface_body object_type enum_body argument_list arguments parameters
  lambda_parameters formal_parameters list tuple set dictionary array object object_pattern array_pattern expression_list
  pattern_list with_clause switch_body switch_case switch_default string template_string concatenated_string import_statement
  named_imports export_clause decorated_definition import_from_statement global_statement nonlocal_statement
  lexical_declaration variable_declaration jsx_element jsx_opening_element jsx_self_closing_element sequence_expression
  class_definition class_declaration try_statement if_statement print_statement`);

const ORDERED = words('argument_list arguments parameters formal_parameters lambda_parameters');

const BODIES = words(
  'module program block statement_block class_body switch_body switch_case switch_default',
);

/** Whether the children of a kind are a list, in which a place says little. */
export const isList = (kind: string): boolean => LISTS.has(kind);

const PIECES = words('string_start string_end string_content string_fragment');

/** Whether nodes of a kind are in every string, though strings without code in them are read as one node. */
export const isPiece = (kind: string): boolean => PIECES.has(kind);

/** Whether the place of a child in such a list says what it is for. */
export const isOrdered = (kind: string): boolean => ORDERED.has(kind);

/** Whether a kind holds statements or members, whose neighbours are merely near. */
export const isBody = (kind: string): boolean => BODIES.has(kind);
