use std::pin::{Pin, pin};
use std::time::Duration;

use async_stream::try_stream;
use thiserror::Error;
use tokio::net::TcpListener;
use tokio::time::timeout;
use tokio_stream::Stream;
use tokio_util::sync::CancellationToken;
use tonic::transport::Server;
use tonic::transport::server::TcpIncoming;
use tonic::{Request, Response, Status};

use crate::proto::parcel_service_server::{ParcelService, ParcelServiceServer};
use crate::proto::{
    LocateRequest, LocateResponse, ReportRequest, ReportResponse, WatchRequest, WatchResponse,
};
use crate::{Depot, DepotError, Stop};

struct Service {
    depot: Depot,
    stopping: CancellationToken,
}

#[tonic::async_trait]
impl ParcelService for Service {
    // #region unary
    async fn locate(
        &self,
        request: Request<LocateRequest>,
    ) -> Result<Response<LocateResponse>, Status> {
        let LocateRequest { id } = request.into_inner();
        let Stop { place, delivered } = self.depot.locate(&id)?;
        Ok(Response::new(LocateResponse { place, delivered }))
    }

    async fn report(
        &self,
        request: Request<ReportRequest>,
    ) -> Result<Response<ReportResponse>, Status> {
        let ReportRequest {
            id,
            place,
            delivered,
        } = request.into_inner();
        self.depot.report(&id, Stop { place, delivered })?;
        Ok(Response::new(ReportResponse {}))
    }
    // #endregion unary

    // #region stream
    type WatchStream = Pin<Box<dyn Stream<Item = Result<WatchResponse, Status>> + Send>>;

    async fn watch(
        &self,
        request: Request<WatchRequest>,
    ) -> Result<Response<Self::WatchStream>, Status> {
        let mut parcel = self.depot.watch(&request.into_inner().id)?;
        let stopping = self.stopping.clone();
        // Runs only while the client makes room for more, so nothing piles up here. When the
        // client has gone or its deadline has passed there, tonic drops the stream.
        let stops = try_stream! {
            let mut sent = 0;
            loop {
                // Copied, as whoever reports would wait while this is borrowed.
                let news = parcel.borrow_and_update()[sent..].to_vec();
                sent += news.len();
                for Stop { place, delivered } in news {
                    yield WatchResponse { place, delivered };
                    if delivered {
                        return;
                    }
                }
                let changed = stopping.run_until_cancelled(parcel.changed()).await;
                if !matches!(changed, Some(Ok(()))) {
                    Err(Status::unavailable("shutting down"))?;
                }
            }
        };
        Ok(Response::new(Box::pin(stops)))
    }
    // #endregion stream
}

// #region codes
/// Gives an error the code by which clients in any language know it. `?` calls it; without
/// it a handler could not use `?` on the depot at all.
impl From<DepotError> for Status {
    fn from(error: DepotError) -> Self {
        let message = error.to_string();
        match error {
            DepotError::Empty(_) => Self::invalid_argument(message),
            DepotError::Unknown(_) => Self::not_found(message),
            DepotError::Delivered(_) => Self::failed_precondition(message),
        }
    }
}
// #endregion codes

#[derive(Debug, Error)]
pub enum ServeError {
    #[error("serving failed")]
    Failed(#[from] tonic::transport::Error),
    #[error("calls cut off at the shutdown deadline")]
    CutOff,
}

// #region serve
/// Answers on `listener` until `stop` ends. Streams end then too, and what else is in flight
/// within `finish`.
pub async fn serve(
    listener: TcpListener,
    depot: Depot,
    finish: Duration,
    stop: impl Future<Output = ()>,
) -> Result<(), ServeError> {
    let stopping = CancellationToken::new();
    let service = Service {
        depot,
        stopping: stopping.clone(),
    };
    // Unasked, a listener of one's own leaves Nagle's algorithm on, and answers wait for it.
    let incoming = TcpIncoming::from(listener).with_nodelay(Some(true));
    let server = Server::builder()
        // By default a client that vanished without a word is never noticed.
        .http2_keepalive_interval(Some(Duration::from_secs(30)))
        .http2_keepalive_timeout(Some(Duration::from_secs(10)))
        .add_service(ParcelServiceServer::new(service))
        .serve_with_incoming_shutdown(incoming, stopping.cancelled());
    let mut server = pin!(server);
    tokio::select! {
        result = &mut server => return Ok(result?),
        () = stop => stopping.cancel(),
    }

    // Closes the listener and waits for calls in flight, by itself without end.
    timeout(finish, server)
        .await
        .map_err(|_| ServeError::CutOff)??;
    Ok(())
}
// #endregion serve
