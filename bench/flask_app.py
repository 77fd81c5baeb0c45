"""The flow as one would first write it with Flask: the caller waits until the model has answered in full."""

import json
import os
import urllib.request
from html import escape

from flask import Flask, Response, request

GREETING = "Welcome to the automated assistant. What can I help you with today?"
CLOSING_QUESTION = "May I help you with something else?"
INSTRUCTIONS = "You answer the phone of Riverside Hospital. Be warm and brief."

app = Flask(__name__)
calls = {}


@app.get("/readyz")
def readyz():
    return ""


@app.post("/call")
def call():
    calls[request.form["CallSid"]] = [{"role": "system", "content": INSTRUCTIONS}]
    return gather(GREETING)


@app.post("/process_speech")
def process_speech():
    calls[request.form["CallSid"]].append({"role": "user", "content": request.form["SpeechResult"]})
    return twiml('<Redirect method="POST">/speak_response</Redirect>')


@app.post("/speak_response")
def speak_response():
    messages = calls[request.form["CallSid"]]
    answer = ask_model(messages)
    messages.append({"role": "assistant", "content": answer})
    return gather(f"{answer} {CLOSING_QUESTION}")


@app.post("/call_status")
def call_status():
    calls.pop(request.form["CallSid"], None)
    return twiml("")


def ask_model(messages):
    """The whole answer; the fake model knows streams only, so they are read to their end."""
    body = {"model": "mistral-small-latest", "messages": messages, "stream": True, "max_tokens": 200}
    chat = urllib.request.Request(
        os.environ["MODEL_URL"] + "/v1/chat/completions",
        data=json.dumps(body).encode(),
        headers={"authorization": "Bearer " + os.environ["MODEL_KEY"], "content-type": "application/json"},
    )
    with urllib.request.urlopen(chat, timeout=15) as stream:
        lines = [line.decode().strip() for line in stream]
    events = [json.loads(line[6:]) for line in lines if line.startswith("data: {")]
    return "".join(event["choices"][0]["delta"].get("content", "") for event in events)


def gather(text):
    return twiml(f'<Gather input="speech" action="/process_speech" method="POST"><Say>{escape(text)}</Say></Gather>')


def twiml(body):
    return Response(f'<?xml version="1.0" encoding="UTF-8"?><Response>{body}</Response>', mimetype="text/xml")


if __name__ == "__main__":
    app.run(host="127.0.0.1", port=int(os.environ["PORT"]), threaded=True)
