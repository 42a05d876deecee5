export const ECMASCRIPT_FEATURES = '0:AwA=';
