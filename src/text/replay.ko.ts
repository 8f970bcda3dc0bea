/** `replay`와 저장된 결과를 읽을 때 하는 말. */
export const replayMessagesKo: Record<string, string> = {
  "replay.same": "{file}: 같음",
  "replay.differs": "{file}: 다름",
  "replay.version": "{file} 파일은 {saved} 버전으로 만든 것이고, 지금은 {now} 버전입니다",
  "replay.formulas": "그 뒤로 바뀐 모델의 식: {names}.",
  "replay.inputs": "그 뒤로 바뀐 계획의 입력값",
  "replay.more-inputs": "입력값 {count}개가 바뀌었으며, 앞의 {shown}개만 보입니다. --wide는 모두 보입니다.",
  "replay.input": "입력값",
  "replay.saved": "저장된 값",
  "replay.now": "지금 값",
  "replay.places": "결과가 다른 곳",
  "replay.more": "모두 {count}곳이 다르며, 앞의 {shown}곳만 보입니다.",
  "replay.none": "결과의 숫자는 저장된 그대로입니다.",
  "replay.absent": "없음",
  "replay.name-file":
    "이 결과는 {option} {file}(으)로 만들었습니다. 저장된 결과가 파일을 고를 수는 없으니 직접 지정하십시오",
  "replay.option": "저장된 결과는 --{option} 옵션을 쓸 수 없습니다",
  "replay.question": "이 결과가 묻는 것은 물을 수 없는 것입니다: {reason}",
  "replay.too-heavy":
    "이 결과는 {trials}번 뽑아야 하는데 허용된 {most}번보다 많습니다. --most-trials로 늘릴 수 있습니다",
  "saved.ndjson": "{file} 파일은 NDJSON입니다. replay는 --json으로 쓴 결과를 읽습니다",
  "saved.not-result": "baekjo의 결과가 아닙니다",
  "saved.format-version": "형식 버전이 다른 결과입니다",
  "saved.not-work": "{format}은(는) 시나리오를 계산한 결과가 아닙니다",
  "saved.verbs": "다시 계산할 수 있는 것은 {verbs}의 결과입니다",
  "saved.not-recorded": "무엇으로 만들었는지 기록되지 않은 결과입니다. {version} 버전이 썼습니다",
  "scenario.not-recorded": '저장된 결과에 "{name}" 시나리오가 들어 있지 않습니다',
};
