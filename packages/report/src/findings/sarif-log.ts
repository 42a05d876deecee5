/** The part of SARIF 2.1.0 that is written here (OASIS sarif-v2.1.0, sections in brackets). */
export interface SarifLog {
  readonly $schema: string;
  readonly version: '2.1.0';
  /** [3.14] */
  readonly runs: readonly {
    readonly tool: {
      readonly driver: {
        readonly name: string;
        readonly semanticVersion: string;
        readonly rules: readonly SarifRule[];
      };
    };
    readonly columnKind: 'utf16CodeUnits';
    /** [3.20]; there is one where something is to be told of the run itself. */
    readonly invocations?: readonly {
      readonly executionSuccessful: true;
      readonly toolExecutionNotifications: readonly SarifNotification[];
    }[];
    readonly results: readonly SarifResult[];
  }[];
}

export type SarifLevel = 'error' | 'warning' | 'note';

/** A reporting descriptor [3.49]. */
export interface SarifRule {
  readonly id: string;
  readonly shortDescription: { readonly text: string };
  readonly fullDescription: { readonly text: string };
  readonly help: { readonly text: string; readonly markdown: string };
  readonly defaultConfiguration: { readonly level: SarifLevel };
  readonly properties: { readonly tags: readonly string[]; readonly severity: string };
}

/** What went wrong on the way [3.58]. */
export interface SarifNotification {
  readonly descriptor: { readonly id: string };
  readonly level: SarifLevel;
  readonly message: { readonly text: string };
  readonly locations?: readonly {
    readonly physicalLocation: {
      readonly artifactLocation: { readonly uri: string; readonly uriBaseId?: '%SRCROOT%' };
      readonly region?: { readonly startLine: number };
    };
  }[];
}

/** A result [3.27]. */
export interface SarifResult {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly level: SarifLevel;
  readonly message: { readonly text: string };
  readonly locations: readonly {
    readonly physicalLocation: {
      readonly artifactLocation: { readonly uri: string; readonly uriBaseId?: '%SRCROOT%' };
      readonly region: {
        readonly startLine: number;
        readonly startColumn: number;
        readonly endLine: number;
        readonly endColumn: number;
      };
    };
  }[];
  readonly partialFingerprints: Readonly<Record<string, string>>;
}
